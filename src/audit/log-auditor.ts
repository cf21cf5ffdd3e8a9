import { equalBytes, toBase64 } from '../kernel/bytes.js';
import type { Instant } from '../kernel/instant.js';
import {
  Chain, checkOpening, formatVerifierKey, Frontier, leafHash, tilePath,
  type ChainFindingKind, type Checkpoint, type Entry, type Governance, type Opening, type Tile,
} from '../ledger/core/index.js';
import { checkAuthority, isSignedEntry, type SignatureCheck } from './authority.js';
import { CATALOGUE, ENDED_BY, LOG_STREAM, MEMBERS_STREAM, type Catalogue } from './catalogue.js';
import { Erasures } from './erasures.js';
import { Findings, type Finding, type FindingKind } from './findings.js';
import { Promises } from './promises.js';
import { Replay, type Objection } from './replay.js';
import { TileRows } from './tile-rows.js';
import { checkAnnouncement, checkTrust, isSignedByLog, readCheckpoint, readKeys, type Trust } from './trust.js';

export interface AuditSettings extends Trust {
  /** False asks no decision again; bytes, chain, tree, signatures and promises are still checked. */
  readonly replay?: boolean;
  readonly signatureCheck?: SignatureCheck;
  readonly catalogue?: Catalogue;
  /** Shown every entry as it was judged. */
  readonly observe?: (judged: Judged) => void;
}

/** An entry with what is wrong with it, and the states of streams right after it. */
export interface Judged {
  readonly seq: number;
  readonly entry: Entry;
  readonly objections: readonly Objection[];
  state(kind: string, id: string): unknown;
}

/** An opening as `openings.jsonl` has it. */
export interface PublishedOpening extends Opening {
  readonly seq: number;
}

export interface Report {
  readonly ok: boolean;
  readonly origin: string;
  readonly size: number;
  /** Base64, as in the checkpoint. */
  readonly root: string;
  readonly checked: {
    readonly entries: number;
    readonly signatures: number;
    readonly decisions: number;
    readonly openings: number;
    readonly promises: number;
    readonly streams: number;
    readonly tiles: number;
    readonly witnesses: number;
    readonly checkpoints: number;
  };
  readonly findings: readonly Finding[];
}

/** Keys of a log as its own stream names them. */
export interface LogKeys {
  /** Verifier keys, oldest first. */
  readonly vkeys: readonly string[];
  readonly promiseKey?: string;
}

/** What the walk along the chain finds, in the words of the report. */
const CHAIN_FINDINGS: Readonly<Record<ChainFindingKind, FindingKind>> = {
  MALFORMED_ENTRY: 'MALFORMED_ENTRY',
  WRONG_SEQ: 'CHAIN_BROKEN',
  WRONG_PREV: 'CHAIN_BROKEN',
  WRONG_STREAM_NUMBER: 'STREAM_BROKEN',
  WRONG_STREAM_PREV: 'STREAM_BROKEN',
  SEQUENCED_BACKWARDS: 'TIME_WENT_BACK',
  SEQUENCED_BEFORE_JUDGED: 'TIME_WENT_BACK',
  JUDGED_BACKWARDS: 'TIME_WENT_BACK',
  REPEATED_ID: 'DUPLICATE_ENTRY_ID',
  REPEATED_REQUEST: 'DUPLICATE_REQUEST',
};

/**
 * Checks a whole log, fed to it piece by piece, and says what is wrong with it. It reads no file and asks no server, so the same
 * code runs in a command, in a page and in a test.
 *
 *     const auditor = new LogAuditor({ vkeys: [knownKey] });
 *     auditor.checkpoint(note);
 *     for each bundle of 256 entries, in order:
 *       auditor.bundle(entries);                        // bytes, chain, streams, tree, signatures, roles, decisions, promises
 *       auditor.opening(each opening of these entries);  // texts against commitments
 *       auditor.tile(each tile that is complete now);    // published hashes against entries
 *     for each opening once more: auditor.stillPublished(opening);
 *     auditor.finish();                                 // { ok: true, size: 4711, checked: { … }, findings: [] }
 *
 * Whatever it is fed came from somebody who may lie: it never throws, it finds. It keeps the entries of one bundle, the state of
 * each stream and the ids; its memory does not hold the log.
 */
export class LogAuditor {
  readonly #findings = new Findings();
  readonly #chain = new Chain();
  readonly #frontier = Frontier.empty();
  readonly #rows = new TileRows();
  readonly #replay: Replay;
  readonly #promises = new Promises();
  readonly #erasures = new Erasures();
  readonly #earlier: { readonly note: string; readonly checkpoint: Checkpoint }[] = [];
  #note: string | undefined;
  #checkpoint: Checkpoint | undefined;
  #announcement: { readonly value: unknown } | undefined;
  #bundle: (Entry | undefined)[] = [];
  #last: Instant | undefined;
  /** How far the log's own numbers are off by now, so that one missing entry is told once. */
  #shift = 0;
  readonly #counts = { signatures: 0, decisions: 0, openings: 0, tiles: 0 };

  constructor(private readonly settings: AuditSettings = {}) {
    this.#replay = new Replay(settings.catalogue ?? CATALOGUE);
  }

  get findings(): number {
    return this.#findings.total;
  }

  /** The checkpoint to be checked: before everything else. */
  checkpoint(note: string): void {
    this.#note = note;
    this.#checkpoint = readCheckpoint(note);
    if (!this.#checkpoint) this.#findings.add('CHECKPOINT_MALFORMED', null);
  }

  /** A checkpoint that somebody kept from before: the log must contain what it showed then. Before the first bundle. */
  earlier(note: string): void {
    const checkpoint = readCheckpoint(note);
    if (!checkpoint) return this.#findings.add('CHECKPOINT_MALFORMED', null, 'an earlier one');
    this.#earlier.push({ note, checkpoint });
    const now = this.#checkpoint;
    if (now && checkpoint.size > now.size) this.#findings.add('CHECKPOINT_WENT_BACK', null, `${now.size} entries after ${checkpoint.size}`);
  }

  /** What `log.json` says. */
  announcement(value: unknown): void {
    this.#announcement = { value };
  }

  /** A promise that somebody holds. Before the first bundle. */
  promise(note: string): void {
    try {
      this.#promises.hold(note);
    } catch {
      this.#findings.add('PROMISE_SIGNATURE', null, 'malformed');
    }
  }

  /** The next entries, at most 256 and ending where a bundle ends. */
  bundle(entries: readonly Uint8Array[]): void {
    this.#bundle = [];
    for (const bytes of entries) this.#entry(bytes);
  }

  /** An opening of an entry in the last bundle, in the order of the entries. */
  opening(opening: PublishedOpening): void {
    this.#counts.openings++;
    const start = this.#chain.size - this.#bundle.length;
    const entry = this.#bundle[opening.seq - start];
    if (entry?.id !== opening.entry) this.#findings.add('OPENING_UNKNOWN_ENTRY', null, 'it is not at the place that is given, or out of order');
    else if (!attempt(() => checkOpening(entry, opening), false)) this.#findings.add('OPENING_DIFFERS', entry.seq);
  }

  /** An opening for which no entry came. */
  strayOpening(): void {
    this.#counts.openings++;
    this.#findings.add('OPENING_UNKNOWN_ENTRY', null);
  }

  /** After the last bundle, every opening once more: what was erased may not be there. */
  stillPublished(opening: PublishedOpening): void {
    if (this.#erasures.has(opening.entry, opening.path)) this.#findings.add('OPENING_ERASED', Number.isSafeInteger(opening.seq) ? opening.seq : null);
  }

  /** A published tile of hashes, after the bundle that completed it. */
  tile(tile: Tile, bytes: Uint8Array): void {
    this.#counts.tiles++;
    if (!this.#rows.agrees(tile, bytes, this.#checkpoint?.size ?? 0)) this.#findings.add('TILE_DIFFERS', null, tilePath(tile.level, tile.index, tile.width));
  }

  /** A published file that could not be had or read; `what` in the reader's own words, never in the server's. */
  unreadable(what: string): void {
    this.#findings.add('FILE_UNREADABLE', null, what);
  }

  /** The keys that the log itself names so far. */
  keys(): LogKeys {
    const governance = this.#governance();
    const named = attempt(() => governance?.keys.map(({ key }) => key) ?? [], []);
    return { vkeys: readKeys(named).map(formatVerifierKey), ...(governance?.promiseKey == null ? {} : { promiseKey: governance.promiseKey }) };
  }

  finish(): Report {
    const findings = this.#findings;
    const governance = this.#governance();
    const { size, root } = this.#checkpoint ?? { size: this.#frontier.size, root: this.#frontier.root() };
    if (this.#frontier.size !== size) findings.add('LOG_INCOMPLETE', null, `${this.#frontier.size} entries, not ${size}`);
    else if (!equalBytes(this.#frontier.root(), root)) findings.add('ROOT_DIFFERS', null);

    let witnesses = 0;
    const note = this.#note;
    if (note === undefined) findings.add('CHECKPOINT_MALFORMED', null, 'there is none');
    else if (this.#checkpoint) {
      witnesses = attempt(() => checkTrust(note, governance, this.#last, this.settings, findings), undefined) ?? this.#unsound();
    }
    for (const earlier of this.#earlier) {
      if (!attempt(() => isSignedByLog(earlier.note, governance), false)) findings.add('CHECKPOINT_SIGNATURE', null, 'an earlier one');
    }
    const announcement = this.#announcement;
    if (announcement) attempt(() => checkAnnouncement(announcement.value, governance, findings), undefined);
    attempt(() => this.#promises.finish(governance, this.#last, findings), undefined);

    return {
      ok: findings.total === 0,
      origin: this.#checkpoint?.origin ?? governance?.origin ?? '',
      size,
      root: toBase64(root),
      checked: {
        entries: this.#chain.size,
        ...this.#counts,
        promises: this.#promises.looked,
        streams: this.#replay.streams,
        witnesses,
        checkpoints: this.#earlier.length + (this.#checkpoint ? 1 : 0),
      },
      findings: findings.list(),
    };
  }

  #entry(bytes: Uint8Array): void {
    let entry: Entry | undefined;
    const seq = this.#chain.size;
    for (const { kind } of this.#chain.append(bytes, (read) => (entry = read))) {
      if (kind === 'WRONG_SEQ' && entry && entry.seq - seq === this.#shift) continue;
      this.#findings.add(CHAIN_FINDINGS[kind], seq, CHAIN_DETAILS[kind]);
    }
    this.#frontier.append(leafHash(bytes), this.#rows.visit);
    this.#compareEarlier();
    this.#bundle.push(entry);
    if (!entry) return;
    this.#shift = entry.seq - seq;
    this.#judge(entry, seq);
    this.#last = entry.sequencedAt;
  }

  #judge(entry: Entry, seq: number): void {
    const { kind, id } = entry.stream;
    attempt(() => this.#promises.see(entry, this.#governance()), undefined);
    this.#erasures.read(entry);
    if (isSignedEntry(entry)) this.#counts.signatures++;
    const roster = this.#replay.state(MEMBERS_STREAM.kind, MEMBERS_STREAM.id);
    const authority = attempt(() => checkAuthority(entry, this.#checkpoint?.origin ?? '', roster, this.settings.signatureCheck), [
      { kind: 'ACTOR_UNPROVEN', detail: 'the roster cannot be read' } as const,
    ]);
    // Keys, roles and promises hang on these two, so they are always asked.
    const ask = this.settings.replay !== false || kind === LOG_STREAM.kind || kind === MEMBERS_STREAM.kind;
    if (ask) this.#counts.decisions++;
    const objections = [...authority, ...this.#replay.apply(entry, ask)];
    this.#object(seq, objections);
    this.settings.observe?.({ seq, entry, objections, state: (ofKind, ofId) => this.#replay.state(ofKind, ofId) });
    const introduced = this.#governance()?.rules;
    if (kind !== LOG_STREAM.kind && introduced && !attempt(() => introduced.some((set) => set.kind === kind && set.rules === entry.rules), false)) {
      this.#findings.add('UNKNOWN_RULES', seq, `the log had not introduced ${entry.rules} for ${kind}`);
    }
    const end = Object.hasOwn(ENDED_BY, entry.rules) ? ENDED_BY[entry.rules] : undefined;
    if (introduced && end && attempt(() => introduced.some((set) => end.includes(set.rules)), false)) {
      this.#findings.add('RULES_ENDED', seq, `${entry.rules} for ${kind}`);
    }
    if (seq === 0 && (kind !== LOG_STREAM.kind || id !== LOG_STREAM.id)) {
      this.#findings.add('REFUSED_BY_RULES', seq, 'the first entry does not open the log');
    }
  }

  #object(seq: number, objections: readonly Objection[]): void {
    for (const { kind, detail } of objections) this.#findings.add(kind, seq, detail);
  }

  #compareEarlier(): void {
    for (const { checkpoint } of this.#earlier) {
      if (checkpoint.size !== this.#frontier.size || equalBytes(checkpoint.root, this.#frontier.root())) continue;
      this.#findings.add('CHECKPOINTS_DISAGREE', null, `over ${checkpoint.size} entries`);
    }
  }

  #governance(): Governance | undefined {
    const state = this.#replay.state(LOG_STREAM.kind, LOG_STREAM.id) as Governance | undefined;
    return state?.origin == null ? undefined : state;
  }

  /** The log's own stream holds what its rules would never let pass, so nothing can be said about who signs it. */
  #unsound(): number {
    this.#findings.add('CHECKPOINT_SIGNATURE', null, "the log's own stream cannot be read");
    return 0;
  }
}

const CHAIN_DETAILS: Readonly<Partial<Record<ChainFindingKind, string>>> = {
  WRONG_SEQ: 'its number is not the next',
  WRONG_PREV: 'it names another entry before it',
  WRONG_STREAM_NUMBER: 'its number in the stream is not the next',
  WRONG_STREAM_PREV: 'it names another entry before it in its stream',
  SEQUENCED_BACKWARDS: 'numbered before the entry in front of it',
  SEQUENCED_BEFORE_JUDGED: 'numbered before it was judged',
  JUDGED_BACKWARDS: 'judged before the entry in front of it in its stream',
};

/** States that forged events made may break whoever reads them; then `otherwise` is the answer. */
function attempt<T>(compute: () => T, otherwise: T): T {
  try {
    return compute();
  } catch {
    return otherwise;
  }
}
