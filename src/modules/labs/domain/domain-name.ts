import { fromBase64, utf8 } from '../../../kernel/bytes.js';
import type { Check } from '../../../kernel/shape.js';

/**
 * Names under which a lab is known, and what is looked for there.
 *
 *     _folkmoot.lab.example  TXT  "folkmoot-verification=2b2b2b2b2b2b"
 *     https://lab.example/.well-known/folkmoot-verification.txt
 */
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP = /^([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** RFC 1123 host name in lower case with at least two labels. An address of a machine is none: its last label would be a number. */
export const domainName: Check = (value) => {
  if (typeof value !== 'string' || value.length > 240) return false;
  const labels = value.split('.');
  return labels.length >= 2 && labels.every((label) => LABEL.test(label)) && TOP.test(labels.at(-1)!);
};

/** Base64 of 32 bytes; whether they are a point shows when a signature is checked. */
export const labKey: Check = (value) => typeof value === 'string' && value.length === 44 && fromBase64(value)?.length === 32;

export const keySignature: Check = (value) => typeof value === 'string' && value.length === 88 && fromBase64(value)?.length === 64;

export function verificationLine(claim: string): string {
  return `folkmoot-verification=${claim}`;
}

export function recordName(domain: string): string {
  return `_folkmoot.${domain}`;
}

export const WELL_KNOWN_PATH = '/.well-known/folkmoot-verification.txt';

/** What the lab's own key signs: for this member, this claim, this lab, and so good for nothing else. */
export function keyProofBytes(entity: string, member: string, claim: string): Uint8Array {
  return utf8(`folkmoot/lab-key/v1\n${entity}\n${member}\n${claim}`);
}
