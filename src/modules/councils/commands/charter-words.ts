import { Sealer } from '../../../ledger/index.js';
import type { Commitment } from '../../../ledger/core/index.js';
import type { Least, SeatClass } from '../domain/index.js';
import { publicHash } from './council-acts.js';

/** A charter as a person gives it: its words, and what the rules go by. */
export interface NewCharter {
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly classes: readonly SeatClass[];
  readonly assessDays: number;
  readonly least: Least;
}

export interface SealedCharter {
  readonly charter: Commitment;
  readonly labels: Commitment;
  readonly hash: string;
  readonly classes: readonly SeatClass[];
  readonly assessDays: number;
  readonly least: Least;
}

export function sealCharter(seal: Sealer, { text, labels, classes, assessDays, least }: NewCharter): SealedCharter {
  return { charter: seal.field('/command/charter', text), labels: seal.field('/command/labels', labels), hash: publicHash(text), classes, assessDays, least };
}

/** Everything about a council is public. */
export function publicSeal(): Sealer {
  return new Sealer('public');
}
