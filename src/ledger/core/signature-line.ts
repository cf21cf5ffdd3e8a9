import { concat, fromBase64, fromHex, toBase64, toHex } from '../../kernel/bytes.js';
import { isKeyName } from './verifier-key.js';

/** One line under a note: `— name base64(4-byte key id ‖ signature)`, with an em dash U+2014. */
export interface SignatureLine {
  readonly name: string;
  /** Eight hex digits. */
  readonly keyId: string;
  /** What follows the key id. */
  readonly signature: Uint8Array;
}

/** The line without its newline. */
export function signNoteLine(name: string, keyId: string, signature: Uint8Array): string {
  return `— ${name} ${toBase64(concat(fromHex(keyId)!, signature))}`;
}

/** Undefined where malformed. */
export function parseSignatureLine(line: string): SignatureLine | undefined {
  const [dash, name, base64, ...more] = line.split(' ');
  if (dash !== '—' || name === undefined || base64 === undefined || more.length > 0 || !isKeyName(name)) return undefined;
  const bytes = fromBase64(base64);
  if (!bytes || bytes.length < 5) return undefined;
  return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}
