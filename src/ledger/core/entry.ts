import type { Actor } from '../../kernel/actor.js';
import { fromUtf8, utf8 } from '../../kernel/bytes.js';
import type { Instant } from '../../kernel/instant.js';
import type { Json, JsonObject } from '../../kernel/json.js';
import { canonicalJson, parseCanonical } from './canonical-json.js';
import { isBodyForm, isEntryForm } from './entry-form.js';
import { sha256Hex, ZERO_HASH_HEX } from './hash.js';

/**
 * One decision of the node as it stands in the log: who asked for what, when, under which rules, what followed, and a
 * fingerprint of the entry before it (docs/spec/entry.md).
 *
 * An entry is written in two steps. The business transaction *stages* the body; the sequencer *seals* it with its place in
 * the log. Canonical key order puts everything of the first step in front of everything of the second, so sealing is a
 * concatenation and never formats the body again:
 *
 *     {"actor":…,"at":…,"authorization":…,"command":…,"events":…,"id":…  ,"prev":…,"rules":…,"seq":…,"sequencedAt":…,"stream":…,"v":1}
 *     └────────────────────────── head, staged ──────────────────────┘  └──────────────────── sealed ─────────────────────────┘
 */
export interface Entry extends EntryBody {
  readonly v: 1;
  readonly seq: number;
  readonly prev: string;
  readonly sequencedAt: Instant;
  readonly stream: { readonly kind: string; readonly id: string; readonly n: number; readonly prev: string };
}

/** What is known when the command is judged. */
export interface EntryBody {
  readonly id: string;
  readonly at: Instant;
  readonly rules: string;
  readonly stream: { readonly kind: string; readonly id: string };
  readonly actor: Actor;
  readonly authorization: Authorization;
  readonly command: JsonObject & { readonly type: string };
  readonly events: readonly (JsonObject & { readonly type: string })[];
}

export type Authorization =
  | { readonly method: 'anonymous' | 'session' | 'system' }
  | { readonly method: 'ed25519'; readonly key: string; readonly request: string; readonly signature: string }
  | {
      readonly method: 'passkey';
      readonly key: string;
      readonly request: string;
      readonly authenticatorData: string;
      readonly clientDataJSON: string;
      readonly signature: string;
    };

/** An entry bundle gives the length of an entry in two bytes. */
export const ENTRY_LIMIT = 65_535;

/** Deliberately without detail: bytes from outside are an attacker's until they have parsed. */
export class MalformedEntry extends Error {
  constructor() {
    super('malformed entry');
    this.name = 'MalformedEntry';
  }
}

export class EntryTooLong extends Error {
  constructor(readonly bytes: number) {
    super(`an entry may have at most ${ENTRY_LIMIT} bytes`);
    this.name = 'EntryTooLong';
  }
}

/** A body as text, waiting for its place in the log. */
export interface StagedBody {
  /** Canonical text of the entry up to and including `id`. */
  readonly head: string;
  readonly rules: string;
  readonly kind: string;
  readonly streamId: string;
  /** Lower-case hex SHA-256 of the body bytes: what the node promises to put in the log. */
  readonly bodyHash: string;
}

export interface Place {
  readonly seq: number;
  readonly prev: string;
  readonly sequencedAt: string;
  /** Number within the stream, and the hash of the stream's entry before. */
  readonly n: number;
  readonly streamPrev: string;
}

/** Data as deciders have it: `command` and `events` are checked by canonicalJson when the text is made. */
export type BodyInput = Omit<EntryBody, 'command' | 'events' | 'at'> & { readonly at: string; readonly command: Json; readonly events: Json };

/** Bytes that sealing adds at most: the five members of the place, with the longest numbers. */
const LONGEST_PLACE = `,"prev":"${ZERO_HASH_HEX}","seq":9007199254740991,"sequencedAt":"2026-11-22T07:00:00.000Z","n":9007199254740991,"prev":"${ZERO_HASH_HEX}"`.length;

/**
 * Refuses (EntryTooLong) what could not be sealed at any place of the log: an entry found too long by the sequencer would
 * block everything behind it. Throws MalformedEntry on a body that `parseEntry` would not read back, for the same reason.
 */
export function stageBody(body: BodyInput): StagedBody {
  if (!isBodyForm(body)) throw new MalformedEntry();
  const head =
    `{"actor":${canonicalJson(body.actor, 1)},"at":"${body.at}","authorization":${canonicalJson(body.authorization, 1)}` +
    `,"command":${canonicalJson(body.command, 1)},"events":${canonicalJson(body.events, 1)},"id":"${body.id}"`;
  const { kind, id } = body.stream;
  const bytes = utf8(`${head},"rules":"${body.rules}","stream":{"id":"${id}","kind":"${kind}"},"v":1}`);
    const longest = bytes.length + LONGEST_PLACE;
  if (longest > ENTRY_LIMIT) throw new EntryTooLong(longest);
  return { head, rules: body.rules, kind, streamId: id, bodyHash: sha256Hex(bytes) };
}

/** The entry's final bytes: hashed once, stored and served as they are. */
export function sealBody(staged: Omit<StagedBody, 'bodyHash'>, place: Place): Uint8Array {
  return utf8(sealText(staged, place));
}

function sealText({ head, rules, kind, streamId }: Omit<StagedBody, 'bodyHash'>, { seq, prev, sequencedAt, n, streamPrev }: Place): string {
  return (
    `${head},"prev":"${prev}","rules":"${rules}","seq":${seq},"sequencedAt":"${sequencedAt}"` +
    `,"stream":{"id":"${streamId}","kind":"${kind}","n":${n},"prev":"${streamPrev}"},"v":1}`
  );
}

/** The part of an entry that the node promised: everything but its place. */
export function bodyBytes(entry: EntryBody): Uint8Array {
  const { id, at, rules, actor, authorization, command, events } = entry;
  const stream = { kind: entry.stream.kind, id: entry.stream.id };
  return utf8(canonicalJson({ actor, at, authorization, command, events, id, rules, stream, v: 1 }));
}

/** Reads an entry strictly: every member there, in its form, none besides, and in the one canonical spelling. */
export function parseEntry(bytes: Uint8Array): Entry {
  if (bytes.length > ENTRY_LIMIT) throw new MalformedEntry();
  let value: Json;
  try {
    value = parseCanonical(fromUtf8(bytes));
  } catch {
    throw new MalformedEntry();
  }
  if (!isEntryForm(value)) throw new MalformedEntry();
  return value as unknown as Entry;
}

/** What a person's key signs: the command itself, with where it is to be done and a request id, so that it counts once. */
export function actBytes(act: {
  readonly origin: string;
  readonly stream: { readonly kind: string; readonly id: string };
  readonly rules: string;
  readonly command: Json;
  readonly request: string;
}): Uint8Array {
  const { origin, rules, command, request } = act;
  const stream = { kind: act.stream.kind, id: act.stream.id };
  return utf8(canonicalJson({ act: 'folkmoot/act/v1', command, origin, request, rules, stream }));
}
