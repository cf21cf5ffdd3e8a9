import { randomBytes } from 'node:crypto';
import { crockford } from '../../kernel/ids.js';
import { SECRET_CHARACTERS } from './domain/index.js';

/** 160 random bits. */
export function newSecret(): string {
  return crockford(randomBytes(20), SECRET_CHARACTERS);
}

/**
 * `https://moot.example/join#5m0c8xk2h7rd.<secret>`: behind `#` it stays in the browser, so that no log of a proxy on the way
 * and no Referer header ever holds the secret.
 */
export function invitationLink(publicUrl: string, purpose: 'join' | 'recover', invitation: string, secret: string): string {
  return `${publicUrl}/${purpose}#${invitation}.${secret}`;
}
