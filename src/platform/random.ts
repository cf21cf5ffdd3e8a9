import { randomFillSync, randomUUID } from 'node:crypto';
import { toHex } from '../kernel/bytes.js';
import { crockford } from '../kernel/ids.js';

/** Drawn ahead: asking the system for a few bytes costs as much as for a thousand. */
const STOCK = Buffer.alloc(4096);
let used = STOCK.length;

/** Fresh bytes from the system's source; what is handed out is blanked in the stock. */
export function random(length: number): Buffer {
  if (length > STOCK.length) return randomFillSync(Buffer.alloc(length));
  if (used + length > STOCK.length) {
    randomFillSync(STOCK);
    used = 0;
  }
  const out = Buffer.from(STOCK.subarray(used, used + length));
  STOCK.fill(0, used, used + length);
  used += length;
  return out;
}

/** A new public id, for example `3k7w9qzp04tn`: 60 random bits. */
export function newPublicId(): string {
  return crockford(random(8), 12);
}

/** UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, 74 random bits. Nearly ordered, which keeps indexes dense. */
export function uuidv7(epochMs: number = Date.now()): string {
  const bytes = random(16);
  bytes.writeUIntBE(epochMs, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** UUID version 4: for a handle that must not say when it was made. */
export function uuidv4(): string {
  return randomUUID();
}

/** Salt of a commitment. Without 256 unguessable bits a short text could be found by trying. */
export function newSalt(): Uint8Array {
  return new Uint8Array(random(32));
}
