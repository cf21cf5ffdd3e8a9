import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { cleanCopy } from './clean-copy.js';

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const segment = (marker: number, body: readonly number[]): number[] => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body];
const chunk = (type: string, body: readonly number[] = []): number[] => [0, 0, body.length >> 8, body.length & 0xff, ...ascii(type), ...body, 1, 2, 3, 4];

const SOI = [0xff, 0xd8];
const EOI = [0xff, 0xd9];
const JFIF = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const EXIF = segment(0xe1, [...ascii('Exif\0\0'), ...ascii('52.5200 13.4050')]);
const ICC = segment(0xe2, [...ascii('ICC_PROFILE\0'), 1, 1, 9]);
const ADOBE = segment(0xee, [...ascii('Adobe'), 0, 100, 0, 0, 0, 0, 1]);
const TABLES = [...segment(0xdb, [0, 1, 2]), ...segment(0xc2, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])];
/** Two scans, as progressive pictures have, with a stuffed ff and a restart in the first. */
const SCANS = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 0xff, 0, 2, 0xff, 0xd3, 3, ...segment(0xc4, [5]), ...segment(0xda, [1, 1, 0, 0, 63, 0]), 4];

describe('a copy of a photo without what it says of its maker', () => {
  it('keeps the picture and its colours, byte for byte, and drops the rest', () => {
    const comment = segment(0xfe, ascii('by Rosa'));
    const preview = segment(0xe2, ascii('MPF\0 a second picture'));
    const small = segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]);
    const photo = [...SOI, ...JFIF, ...small, 0xff, ...EXIF, ...ICC, ...preview, ...comment, ...ADOBE, ...TABLES, ...SCANS, ...EOI, ...ascii('ftypmp42 a film behind it')];
    const copy = cleanCopy(Uint8Array.from(photo))!;
    expect([...copy]).toEqual([...SOI, ...JFIF, ...ICC, ...ADOBE, ...TABLES, ...SCANS, ...EOI]);
    expect(cleanCopy(copy)).toEqual(copy);
  });

  it.each([
    ['nothing', []],
    ['a beginning alone', SOI],
    ['no end', [...SOI, ...TABLES, ...SCANS]],
    ['a segment that is longer than the file', [...SOI, 0xff, 0xe1, 0xff, 0xff, 1, ...EOI]],
    ['a segment of no length', [...SOI, 0xff, 0xe1, 0, 1, ...EOI]],
    ['bytes between segments', [...SOI, 7, ...TABLES, ...SCANS, ...EOI]],
    ['a text', ascii('Dear Sir')],
  ])('is not made of %s', (_, bytes) => {
    expect(cleanCopy(Uint8Array.from(bytes))).toBeUndefined();
  });
});

describe('a copy of a PNG', () => {
  const HEAD = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a];
  const picture = [chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), chunk('gAMA', [0, 0, 1, 0]), chunk('IDAT', [...deflateSync(Buffer.from([0, 0]))])];

  it('keeps what is needed to draw it', () => {
    const told = [chunk('tEXt', ascii('Author\0Rosa')), chunk('eXIf', ascii('52.5')), chunk('tIME', [7]), chunk('iTXt', ascii('XML:com.adobe.xmp')), chunk('prVt', [1])];
    const file = [...HEAD, ...picture[0]!, ...told.flat(), ...picture.slice(1).flat(), ...chunk('IEND'), 9, 9];
    expect([...cleanCopy(Uint8Array.from(file))!]).toEqual([...HEAD, ...picture.flat(), ...chunk('IEND')]);
  });

  it.each([
    ['no end', [...HEAD, ...picture.flat()]],
    ['a chunk that is longer than the file', [...HEAD, 0xff, 0xff, 0xff, 0xff, ...ascii('IDAT'), 1]],
  ])('is not made of one with %s', (_, bytes) => {
    expect(cleanCopy(Uint8Array.from(bytes))).toBeUndefined();
  });
});
