import { utf8 } from '../../kernel/bytes.js';
import { checkCosignature } from './cosignature.js';
import { checkEd25519 } from './ed25519.js';
import type { NoteSigner } from './note-signer.js';
import { parseSignatureLine, signNoteLine, type SignatureLine } from './signature-line.js';
import { keyId, parseVerifierKey, type VerifierKey } from './verifier-key.js';

/**
 * A note is a text that people can read, with signatures under it (C2SP signed-note):
 *
 *     This is an example message.
 *
 *     — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
 *
 * Signatures of keys that the reader does not know are ignored; a bad signature of one that he knows spoils the whole note.
 */
export interface Note {
  /** With its last newline. */
  readonly text: string;
  readonly signatures: readonly SignatureLine[];
}

export interface VerifiedSignature extends SignatureLine {
  readonly key: VerifierKey;
  /** Of a cosignature: seconds since 1970. */
  readonly time?: number;
}

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly verified: readonly VerifiedSignature[] }
  | { readonly ok: false; readonly reason: NoteFault };

export type NoteFault = 'MALFORMED_NOTE' | 'BAD_SIGNATURE' | 'NO_KNOWN_SIGNATURE';

/** Room for 64 post-quantum signatures of 2,420 bytes each beside the text. */
export const NOTE_LIMIT = 500_000;
export const SIGNATURES_LIMIT = 64;

export class MalformedNote extends Error {
  constructor() {
    super('malformed note');
    this.name = 'MalformedNote';
  }
}

/** The note of a text that ends in a newline and of signature lines without theirs. */
export function formatNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** Not for cosignatures, whose signed message holds the time as well. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (signers.some((signer) => signer.kind !== 'ed25519')) throw new Error('a cosigner does not sign notes');
  const note = formatNote(text, signers.map((signer) => signNoteLine(signer.name, signer.keyId, signer.sign(utf8(text)))));
  parseNote(note); // Never send out what nobody could open.
  return note;
}

/** Splits a note; says nothing about its signatures. Throws MalformedNote. */
export function parseNote(note: string): Note {
  if (note.length > NOTE_LIMIT || /[\u0000-\u0009\u000b-\u001f]|\p{Cs}/u.test(note)) throw new MalformedNote();
  // At the last empty line: a text may contain empty lines of its own.
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) throw new MalformedNote();
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > SIGNATURES_LIMIT) throw new MalformedNote();
  const signatures = lines.map((line) => parseSignatureLine(line) ?? malformed());
  return { text: note.slice(0, split + 1), signatures };
}

/** Opens a note with the keys that the reader trusts. */
export function openNote(note: string, trusted: readonly (VerifierKey | string)[]): OpenedNote {
  let parsed: Note;
  try {
    parsed = parseNote(note);
  } catch {
    return { ok: false, reason: 'MALFORMED_NOTE' };
  }
  const keys = keysByNameAndId(trusted);
  const verified = new Map<string, VerifiedSignature>();
  for (const line of parsed.signatures) {
    const index = `${line.name}+${line.keyId}`;
    const key = keys.get(index);
    if (!key) continue;
    const time = key.kind === 'cosignature' ? checkCosignature(line.signature, parsed.text, key.publicKey) : undefined;
    const good = key.kind === 'cosignature' ? time !== undefined : checkEd25519(line.signature, utf8(parsed.text), key.publicKey);
    if (!good) return { ok: false, reason: 'BAD_SIGNATURE' };
    // A key's second line counts no more than its first.
    if (!verified.has(index)) verified.set(index, { ...line, key, ...(time === undefined ? {} : { time }) });
  }
  if (verified.size === 0) return { ok: false, reason: 'NO_KNOWN_SIGNATURE' };
  return { ok: true, text: parsed.text, verified: [...verified.values()] };
}

function keysByNameAndId(trusted: readonly (VerifierKey | string)[]): Map<string, VerifierKey> {
  const keys = new Map<string, VerifierKey>();
  for (const each of trusted) {
    const key = typeof each === 'string' ? parseVerifierKey(each) : each;
    keys.set(`${key.name}+${keyId(key)}`, key);
  }
  return keys;
}

function malformed(): never {
  throw new MalformedNote();
}
