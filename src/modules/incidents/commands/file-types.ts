/**
 * What a file is, found by its first bytes. Neither its name nor what the sender says about it is believed: a page that called
 * itself a picture would otherwise be shown as a page.
 */
type Signature = readonly [type: string, offset: number, bytes: readonly number[]];

const ascii = (text: string): readonly number[] => [...text].map((character) => character.charCodeAt(0));

const SIGNATURES: readonly Signature[] = [
  ['image/png', 0, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, ascii('GIF8')],
  ['image/webp', 8, ascii('WEBP')],
  ['image/tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['image/tiff', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['image/avif', 4, ascii('ftypavif')],
  ['image/heic', 4, ascii('ftyphei')],
  ['application/pdf', 0, ascii('%PDF-')],
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['audio/ogg', 0, ascii('OggS')],
  ['audio/flac', 0, ascii('fLaC')],
  ['audio/mpeg', 0, ascii('ID3')],
  ['audio/mpeg', 0, [0xff, 0xfb]],
  ['audio/wav', 8, ascii('WAVE')],
  ['audio/mp4', 4, ascii('ftypM4A')],
  ['video/webm', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['video/x-msvideo', 8, ascii('AVI ')],
  ['video/mp4', 4, ascii('ftyp')],
];

export function sniffType(content: Uint8Array): string {
  const known = SIGNATURES.find(([, offset, bytes]) => bytes.every((byte, i) => content[offset + i] === byte));
  if (known) return known[0];
  return isText(content) ? 'text/plain' : 'application/octet-stream';
}

/** UTF-8 without control characters other than tab, newline and return. */
function isText(content: Uint8Array): boolean {
  if (content.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
