/**
 * A picture without what it tells of whoever made it: place, time, device, names, comments, previews, what is hung on behind its end.
 * Only what is needed to draw it is copied, byte for byte, so nothing of the picture is lost. With the rest goes the note which way up
 * a camera was held: such a copy may lie on its side.
 *
 * JPEG: ITU-T T.81 annex B. PNG: third edition, section 11. Of other files there is no such copy.
 */
export function cleanCopy(file: Uint8Array): Uint8Array | undefined {
  if (beginsWith(file, 0, JPEG)) return joined(file, jpegParts(file));
  return beginsWith(file, 0, PNG) ? joined(file, pngParts(file)) : undefined;
}

/** From where to before where of the file. */
type Part = readonly [from: number, end: number];

const JPEG = [0xff, 0xd8] as const;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

const JFIF_LENGTH = 16;
const MARKER = { application: 0xe0, comment: 0xfe, scan: 0xda, end: 0xd9 } as const;
/** Segments of applications that say how to read the picture: its form, its colours. */
const KEPT_OF_APPLICATIONS: Readonly<Record<number, string>> = { 0xe0: 'JFIF\0', 0xe2: 'ICC_PROFILE\0', 0xee: 'Adobe' };
const KEPT_CHUNKS: ReadonlySet<string> = new Set([
  'IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT',
]);

function jpegParts(file: Uint8Array): Part[] | undefined {
  const parts: Part[] = [[0, JPEG.length]];
  for (let at: number = JPEG.length; ; ) {
    const marker = file[at] === 0xff ? file[at + 1] : undefined;
    if (marker === undefined) return undefined;
    if (marker === 0xff) {
      at += 1; // fill
      continue;
    }
    if (marker === MARKER.end) return [...parts, [at, at + 2]];
    const length = at + 4 <= file.length ? (file[at + 2]! << 8) | file[at + 3]! : 0;
    let end = at + 2 + length;
    if (length < 2 || end > file.length) return undefined;
    if (marker === MARKER.scan) end = endOfScan(file, end);
    if (isOfPicture(file, at, marker)) parts.push([at, end]);
    at = end;
  }
}

function isOfPicture(file: Uint8Array, at: number, marker: number): boolean {
  if (marker === MARKER.comment) return false;
  if ((marker & 0xf0) !== MARKER.application) return true;
  // A longer one holds a small picture, perhaps of before something was cut off.
  if (marker === MARKER.application && file[at + 3] !== JFIF_LENGTH) return false;
  const name = KEPT_OF_APPLICATIONS[marker];
  return name !== undefined && beginsWith(file, at + 4, [...name].map((character) => character.charCodeAt(0)));
}

/** A marker ends it; ff 00 is a byte of the picture, and ff d0 to ff d7 are its restarts. */
function endOfScan(file: Uint8Array, from: number): number {
  for (let at = from; at + 1 < file.length; at++) {
    const next = file[at + 1]!;
    if (file[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return file.length;
}

function pngParts(file: Uint8Array): Part[] | undefined {
  const parts: Part[] = [[0, PNG.length]];
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at: number = PNG.length; at + 12 <= file.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > file.length) return undefined;
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (KEPT_CHUNKS.has(type)) parts.push([at, end]);
    if (type === 'IEND') return parts;
    at = end;
  }
  return undefined;
}

function beginsWith(file: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => file[at + i] === byte);
}

function joined(file: Uint8Array, parts: readonly Part[] | undefined): Uint8Array | undefined {
  if (!parts) return undefined;
  const copy = new Uint8Array(parts.reduce((length, [from, end]) => length + end - from, 0));
  let at = 0;
  for (const [from, end] of parts) {
    copy.set(file.subarray(from, end), at);
    at += end - from;
  }
  return copy;
}
