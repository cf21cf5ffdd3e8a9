/**
 * What an auditor can find wrong with a log: a closed list, each with the words in which it is told to people.
 *
 *     { seq: 17, kind: 'REFUSED_BY_RULES', text: 'The rules of that time refuse what this entry says was decided: NOT_YOURS.' }
 *
 * What each kind means, and what it does not prove: docs/spec/verification.md.
 */
export const FINDING_WORDS = {
  FILE_UNREADABLE: 'A published file is missing or is not what it should be',
  CHECKPOINT_MALFORMED: 'The checkpoint is not a checkpoint',
  CHECKPOINT_SIGNATURE: 'The checkpoint carries a signature that does not fit it, or none by a key of this log',
  CHECKPOINT_WENT_BACK: 'The log shows less than it had signed before',
  CHECKPOINTS_DISAGREE: 'The log has signed two histories that contradict each other',
  ORIGIN_DIFFERS: 'The log calls itself by another name than expected',
  ANNOUNCEMENT_DIFFERS: 'The announcement in log.json says something else than the log',
  KEY_UNKNOWN: 'The key by which the log was to be known never was a key of this log',
  WITNESS_QUORUM: 'Fewer witnesses vouch for the checkpoint than the policy demands',
  LOG_INCOMPLETE: 'The log has fewer or more entries than its checkpoint says',
  ROOT_DIFFERS: 'The entries do not give the root that the log has signed',
  TILE_DIFFERS: 'A published tile of hashes does not fit the entries',
  MALFORMED_ENTRY: 'The entry is not in the form of an entry',
  CHAIN_BROKEN: 'The entry does not follow the one before it',
  STREAM_BROKEN: 'The entry does not follow the one before it about the same matter',
  TIME_WENT_BACK: 'The entry claims an earlier time than one before it',
  DUPLICATE_ENTRY_ID: 'Two entries carry the same id',
  DUPLICATE_REQUEST: 'One signed act was counted twice',
  ACTOR_UNPROVEN: 'Who acted, and how that is shown, do not belong together',
  ACT_SIGNATURE: 'The signature under the act does not fit it',
  SIGNER_UNKNOWN: 'The key that signed the act was not a good key of the person who acted',
  ROLES_DIFFER: 'The person who acted did not hold the roles that the entry states',
  UNKNOWN_RULES: 'The entry names rules that this auditor does not know',
  RULES_ENDED: 'The entry was judged by rules in whose place the log had put others',
  REFUSED_BY_RULES: 'The rules of that time refuse what this entry says was decided',
  EVENTS_DIFFER: 'The rules of that time give another outcome than this entry states',
  UNKNOWN_REFERENCE: 'The entry speaks of something that did not exist then',
  OPENING_DIFFERS: 'A published text is not the one that was committed to',
  OPENING_UNKNOWN_ENTRY: 'A published text belongs to no entry of this log',
  OPENING_ERASED: 'A text is still published though the log says it was erased',
  PROMISE_SIGNATURE: 'The promise was not signed by this log',
  PROMISE_BROKEN: 'A promised entry is missing or came too late, and the log does not admit it',
  MORE_FINDINGS: 'There is more than can be listed',
} as const;
export type FindingKind = keyof typeof FINDING_WORDS;

export interface Finding {
  /** The entry it is about, where it is about one. */
  readonly seq: number | null;
  readonly kind: FindingKind;
  readonly text: string;
}

/** A spoilt log can be wrong in every entry: no more than these are kept, the rest is counted. */
export const FINDINGS_LIMIT = 1_000;

export class Findings {
  readonly #kept: Finding[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** `detail` must come from closed lists and checked forms: bytes of an attacker never reach a reader's terminal. */
  add(kind: FindingKind, seq: number | null, detail?: string): void {
    this.#total++;
    if (this.#kept.length >= FINDINGS_LIMIT) return;
    this.#kept.push({ seq, kind, text: `${FINDING_WORDS[kind]}${detail === undefined ? '' : `: ${detail}`}.` });
  }

  list(): readonly Finding[] {
    const more = this.#total - this.#kept.length;
    if (more === 0) return [...this.#kept];
    return [...this.#kept, { seq: null, kind: 'MORE_FINDINGS', text: `${FINDING_WORDS.MORE_FINDINGS}: ${more} more.` }];
  }
}
