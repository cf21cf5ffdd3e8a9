import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toBase64 } from '../../kernel/bytes.js';
import { checkOpening, commit, isCommitment, pointer, type Opening } from './commitment.js';

const salt = Uint8Array.from({ length: 32 }, (_, i) => i);
const path = '/command/content/title';
const entry = { id: '019ab1c2-0000-7000-8000-000000000001', command: { content: { title: commit(salt, path, 'A title') } } };
const opening: Opening = { entry: entry.id, path, salt: toBase64(salt), value: 'A title' };

describe('a commitment', () => {
  it('opens with its own salt, path and value', () => {
    expect(isCommitment(entry.command.content.title)).toBe(true);
    expect(checkOpening(entry, opening)).toBe(true);
  });

  it.each<[string, Opening]>([
    ['another value', { ...opening, value: 'a title' }],
    ['another salt', { ...opening, salt: toBase64(new Uint8Array(32)) }],
    ['a short salt', { ...opening, salt: toBase64(new Uint8Array(31)) }],
    ['a salt that is no base64', { ...opening, salt: '?' }],
    ['another path', { ...opening, path: '/command/content' }],
    ['a path that leads nowhere', { ...opening, path: '/command/content/title/0' }],
    ['another entry', { ...opening, entry: '019ab1c2-0000-7000-8000-000000000002' }],
  ])('does not open with %s', (_name, wrong) => {
    expect(checkOpening(entry, wrong)).toBe(false);
  });

  it('cannot be moved to another field', () => {
    const moved = { id: entry.id, command: { content: { title: 1, name: entry.command.content.title } } };
    expect(checkOpening(moved, { ...opening, path: '/command/content/name' })).toBe(false);
  });

  it('tells an absent answer from an empty one, and both from their text', () => {
    expect(new Set([null, '', 'null', 0, false].map((value) => commit(salt, path, value))).size).toBe(5);
  });

  it.each([0, 1, 600, 630, 640, 650, 2_000, 5_000])('is the digest of its parts, each after its length, for a text of %i characters of any width', (length) => {
    const parts = (text: string): Buffer[] => ['folkmoot/commitment/v1', salt, path, JSON.stringify(text)].flatMap((part) => {
      const bytes = Buffer.from(part as string);
      const size = Buffer.alloc(4);
      size.writeUInt32BE(bytes.length);
      return [size, bytes];
    });
    for (const character of ['a', 'ä', '文', '🗳']) {
      const text = character.repeat(length);
      expect(commit(salt, path, text)).toBe(`sha256:${createHash('sha256').update(Buffer.concat(parts(text))).digest('hex')}`);
    }
  });

  it('wants a salt of full length', () => {
    expect(() => commit(new Uint8Array(16), path, 'x')).toThrow();
  });
});

describe('pointer (RFC 6901 section 5)', () => {
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, '~1': 9 };
  it.each<[string, unknown]>([
    ['', document],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/m~0n', 8],
    ['/~01', 9],
    ['/foo/2', undefined],
    ['/foo/01', undefined],
    ['/foo/-', undefined],
    ['/foo/length', undefined],
    ['foo', undefined],
    ['/m~n', undefined],
    ['/toString', undefined],
    ['/__proto__', undefined],
    ['/foo/0/0', undefined],
  ])('%j', (at, value) => {
    expect(pointer(document, at)).toEqual(value);
  });
});
