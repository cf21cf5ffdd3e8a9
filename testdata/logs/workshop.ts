import { p256 } from '@noble/curves/nist.js';
import type { Actor } from '../../src/kernel/actor.js';
import { concat, fromUtf8, toBase64, toBase64Url, toHex, utf8 } from '../../src/kernel/bytes.js';
import type { AnyDecider } from '../../src/kernel/decider.js';
import { crockford } from '../../src/kernel/ids.js';
import { addSeconds, instantOf, type Instant } from '../../src/kernel/instant.js';
import type { Json } from '../../src/kernel/json.js';
import { othersOf, parentOf, type Other, type Others } from '../../src/kernel/others.js';
import {
  actBytes, canonicalJson, commit, ed25519PublicKey, ed25519Signer, formatBundle, formatCheckpoint, formatPromise, Frontier, leafHash, sealBody, sha256,
  signCosignature, signEd25519, signNote, stageBody, tilePath, tilesFor, TILE_WIDTH, ZERO_HASH_HEX,
  type Authorization, type BodyInput, type NoteSigner,
} from '../../src/ledger/core/index.js';
import { rolesOf, type NewKey, type Roster } from '../../src/modules/members/domain/index.js';

/**
 * Makes logs without a node: commands are judged by the same rules, and everything random comes out of names, so that whoever runs
 * it gets the same bytes. The keys are no secret; never trust them outside tests.
 */
const seed = (name: string): Uint8Array => new Uint8Array(sha256(utf8(`folkmoot golden log: ${name}`)));

export const id = (name: string): string => crockford(seed(`id ${name}`), 12);

export function uuid(name: string): string {
  const hex = toHex(seed(`uuid ${name}`));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const secretOf = (name: string): string => crockford(seed(`secret ${name}`), 32);

const signatures = new Map<string, Uint8Array>();

/** Both kinds of signature are the same whenever they are made, and specs tell the same story many times. */
function signedOnce(secret: Uint8Array, message: Uint8Array, sign: () => Uint8Array): Uint8Array {
  const name = `${toHex(secret)} ${toHex(message)}`;
  const signature = signatures.get(name) ?? sign();
  signatures.set(name, signature);
  return signature;
}

/** Somebody who acts: what the entry says of him, and how he signs where he does. */
export interface Person {
  readonly actor: { readonly kind: 'anonymous' } | { readonly kind: 'reporter'; readonly key: string } | { readonly kind: 'member'; readonly id: string } | { readonly kind: 'system'; readonly part: string };
  readonly key?: NewKey;
  sign?(act: Uint8Array, request: string): Authorization;
}

export const nobody: Person = { actor: { kind: 'anonymous' } };
export const system: Person = { actor: { kind: 'system', part: 'node' } };

export function reporter(name: string): Person & { readonly publicKey: string } {
  const secret = seed(`case of ${name}`);
  const publicKey = toBase64(ed25519PublicKey(secret));
  return {
    publicKey,
    actor: { kind: 'reporter', key: publicKey },
    sign: (act, request) => ({ method: 'ed25519', key: publicKey, request, signature: toBase64(signedOnce(secret, act, () => signEd25519(act, secret))) }),
  };
}

export function memberWithKey(name: string): Person & { readonly key: NewKey } {
  const secret = seed(`key of ${name}`);
  const keyId = toBase64Url(seed(`key id of ${name}`)).slice(0, 24);
  return {
    actor: { kind: 'member', id: id(name) },
    key: { id: keyId, alg: 'EdDSA', publicKey: toBase64(ed25519PublicKey(secret)), use: 'ed25519' },
    sign: (act, request) => ({ method: 'ed25519', key: keyId, request, signature: toBase64(signedOnce(secret, act, () => signEd25519(act, secret))) }),
  };
}

const RP_ID = 'moot.example';
const PAGE = 'https://moot.example';

export function memberWithPasskey(name: string): Person & { readonly key: NewKey } {
  const secret = seed(`passkey of ${name}`);
  const keyId = toBase64Url(seed(`passkey id of ${name}`));
  const authenticatorData = concat(sha256(utf8(RP_ID)), Uint8Array.of(0x05, 0, 0, 0, 0));
  return {
    actor: { kind: 'member', id: id(name) },
    key: { id: keyId, alg: 'ES256', publicKey: toBase64(p256.getPublicKey(secret, false)), use: 'passkey', rpId: RP_ID, origins: [PAGE] },
    sign: (act, request) => {
      const clientData = utf8(JSON.stringify({ type: 'webauthn.get', challenge: toBase64Url(sha256(act)), origin: PAGE, crossOrigin: false }));
      const message = concat(authenticatorData, sha256(clientData));
      return {
        method: 'passkey',
        key: keyId,
        request,
        authenticatorData: toBase64Url(authenticatorData),
        clientDataJSON: toBase64Url(clientData),
        signature: toBase64Url(signedOnce(secret, message, () => p256.sign(message, secret, { format: 'der' }))),
      };
    },
  };
}

export interface OpeningLine {
  readonly entry: string;
  readonly path: string;
  readonly salt: string;
  readonly value: Json;
}

/** One decision as it was staged, and when it was numbered. */
export interface Draft {
  readonly body: BodyInput;
  readonly sequencedAt: Instant;
}

export const ORIGIN = 'folkmoot.example/golden';
export const MERGE_DELAY_SECONDS = 60;
export const logKey = (n: number): NoteSigner => ed25519Signer(seed(`log key ${n}`), ORIGIN);
export const logKeySeed = (n: number): Uint8Array => seed(`log key ${n}`);
export const promiseKey = ed25519Signer(seed('promise key'), `${ORIGIN}/promises`);
export const witness = (name: string): NoteSigner => ed25519Signer(seed(`witness ${name}`), `witness.example/${name}`, 'cosignature');

/** Sealed fields of one command: `seal('/command/text', 'words')` is the commitment, and its opening is kept. */
export type Seal = (path: string, value: Json) => string;

/** As its rules judge it: they refuse whatever has another form. */
export type Command = { readonly type: string } & { readonly [member: string]: unknown };

interface Asked {
  /** Minutes since the entry before. */
  readonly after?: number;
  readonly signed?: boolean;
  /** The operator writes it down though he should not: no rule is asked, these events follow. */
  readonly forged?: { readonly events: (at: Instant) => readonly Command[]; readonly authorization?: Authorization; readonly at?: Instant };
  /** Seconds until it is numbered. */
  readonly lag?: number;
}

export class Workshop {
  readonly drafts: Draft[] = [];
  readonly openings: OpeningLine[] = [];
  readonly #states = new Map<string, unknown>();
  #at = instantOf(Date.parse('2026-01-05T09:00:00.000Z'));
  #sequencedAt = this.#at;

  get now(): Instant {
    return this.#at;
  }

  state(kind: string, stream: string): unknown {
    return this.#states.get(`${kind}/${stream}`);
  }

  /** Judges a command and stages what follows; throws where the rules refuse. `make` is given the seal of its entry. */
  perform(
    decider: unknown,
    stream: string,
    who: Person,
    make: ((seal: Seal, at: Instant) => Command) | Command,
    { after = 7, signed = false, lag = 1, forged }: Asked = {},
  ): string {
    const rules = decider as AnyDecider;
    this.#at = addSeconds(this.#at, after * 60);
    const entry = uuid(`entry ${this.drafts.length}`);
    const seal: Seal = (path, value) => {
      const salt = seed(`salt ${this.openings.length}`);
      this.openings.push({ entry, path, salt: toBase64(salt), value });
      return commit(salt, path, value);
    };
    const command = typeof make === 'function' ? make(seal, this.#at) : make;
    const actor = this.#actor(who);
    const authorization = forged?.authorization ?? this.#authorize(who, rules, stream, command, signed);
    const key = `${rules.kind}/${stream}`;
    const before = this.#states.get(key) ?? rules.initial(stream);
    const at = forged?.at ?? this.#at;
    const circumstances = { at, actor, authorization: authorization.method, ...(rules.reads && { others: this.#others(rules, command, before) }) };
    const decision = forged ? { ok: true as const, events: forged.events(at) } : rules.decide(before, command, circumstances);
    if (!decision.ok) throw new Error(`${command.type} in ${key}: ${decision.refusal}`);
    this.#states.set(key, decision.events.reduce((state, event) => rules.evolve(state, event, circumstances), before));
    const earliest = addSeconds(this.#at, lag);
    this.#sequencedAt = earliest > this.#sequencedAt ? earliest : this.#sequencedAt;
    const body: BodyInput = {
      id: entry, at, rules: rules.rules, stream: { kind: rules.kind, id: stream }, actor, authorization,
      command: command as unknown as Json, events: decision.events as unknown as Json,
    };
    this.drafts.push({ body, sequencedAt: this.#sequencedAt });
    return entry;
  }

  promise(seq: number): string {
    return promiseOf(this.drafts[seq]!.body);
  }

  /** Deletes an opening, as the node does when the log says that it was erased. */
  erase(entry: string, path: string): void {
    const at = this.openings.findIndex((opening) => opening.entry === entry && opening.path === path);
    if (at < 0) throw new Error(`no opening at ${path}`);
    this.openings.splice(at, 1);
  }

  #others(rules: AnyDecider, command: Command, state: unknown): Others {
    const under = (kind: string, parent: string): readonly Other[] =>
      [...this.#states.keys()]
        .filter((key) => key.startsWith(`${kind}/`))
        .map((key) => key.slice(kind.length + 1))
        .filter((stream) => parentOf(stream) === parent)
        .sort()
        .map((stream) => ({ id: stream, state: this.state(kind, stream) }));
    return othersOf(rules.reads!(command, state), (kind, stream) => this.state(kind, stream), under);
  }

  #actor(who: Person): Actor {
    if (who.actor.kind !== 'member') return who.actor;
    return { kind: 'member', id: who.actor.id, roles: rolesOf(this.state('members', 'roster') as Roster, who.actor.id) };
  }

  #authorize(who: Person, rules: AnyDecider, stream: string, command: { readonly type: string }, signed: boolean): Authorization {
    const { kind } = who.actor;
    if (kind === 'anonymous' || kind === 'system') return { method: kind };
    if (kind === 'member' && !signed) return { method: 'session' };
    return signAct(who, { kind: rules.kind, id: stream }, rules.rules, command as unknown as Json, uuid(`request ${this.drafts.length}`));
  }
}

export function signAct(who: Person, stream: { readonly kind: string; readonly id: string }, rules: string, command: Json, request: string): Authorization {
  return who.sign!(actBytes({ origin: ORIGIN, stream, rules, command, request }), request);
}

export function promiseOf(body: BodyInput): string {
  const at = body.at as Instant;
  const promise = { origin: ORIGIN, entryId: body.id, bodyHash: stageBody(body).bodyHash, stagedAt: at, maxMergeDelaySeconds: MERGE_DELAY_SECONDS };
  return formatPromise(promise, promiseKey);
}

/** Numbers drafts as the sequencer does: chain, streams, exact bytes. */
export function seal(drafts: readonly Draft[]): Uint8Array[] {
  const ends = new Map<string, { n: number; hash: string }>();
  let prev = ZERO_HASH_HEX;
  return drafts.map(({ body, sequencedAt }, seq) => {
    const key = `${body.stream.kind}/${body.stream.id}`;
    const end = ends.get(key);
    const bytes = sealBody(stageBody(body), { seq, prev, sequencedAt, n: end ? end.n + 1 : 0, streamPrev: end?.hash ?? ZERO_HASH_HEX });
    prev = toHex(sha256(bytes));
    ends.set(key, { n: end ? end.n + 1 : 0, hash: prev });
    return bytes;
  });
}

export interface Published {
  readonly entries: readonly Uint8Array[];
  readonly openings: readonly OpeningLine[];
  readonly signers: readonly NoteSigner[];
  readonly witnesses?: readonly NoteSigner[];
  readonly announcedKey: NoteSigner;
}

/** Every file of a published log with its openings, by path. */
export function publish({ entries, openings, signers, witnesses = [], announcedKey }: Published): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const rows: Uint8Array[][] = [];
  const frontier = Frontier.empty();
  for (const bytes of entries) {
    frontier.append(leafHash(bytes), (level, _index, hash) => {
      if (level % 8 === 0) (rows[level / 8] ??= []).push(hash);
    });
  }
  for (const { level, index, width } of tilesFor(0, entries.length)) {
    const from = index * TILE_WIDTH;
    const to = from + (width === 0 ? TILE_WIDTH : width);
    files.set(tilePath(level, index, width), level === 'entries' ? formatBundle(entries.slice(from, to)) : concat(...rows[level]!.slice(from, to)));
  }
  files.set('checkpoint', utf8(checkpointOf(entries, signers, witnesses)));
  files.set(
    'log.json',
    utf8(`${canonicalJson({ origin: ORIGIN, vkey: vkeyOf(announcedKey), witnessPolicy: null, maxMergeDelaySeconds: MERGE_DELAY_SECONDS })}\n`),
  );
  files.set('openings.jsonl', utf8(openingLines(entries, openings)));
  return files;
}

export function checkpointOf(entries: readonly Uint8Array[], signers: readonly NoteSigner[], witnesses: readonly NoteSigner[] = []): string {
  const frontier = Frontier.empty();
  for (const bytes of entries) frontier.append(leafHash(bytes));
  const body = formatCheckpoint({ origin: ORIGIN, size: entries.length, root: frontier.root() });
  return signNote(body, signers) + witnesses.map((each) => `${signCosignature(body, 1_790_000_000, each)}\n`).join('');
}

function openingLines(entries: readonly Uint8Array[], openings: readonly OpeningLine[]): string {
  const seqOf = new Map(entries.map((bytes, seq) => [idOf(bytes), seq]));
  return openings
    .map((opening) => ({ seq: seqOf.get(opening.entry) ?? entries.length, ...opening }))
    .sort((a, b) => a.seq - b.seq)
    .map((opening) => `${canonicalJson(opening)}\n`)
    .join('');
}

function idOf(bytes: Uint8Array): string {
  return (JSON.parse(fromUtf8(bytes)) as { readonly id: string }).id;
}

function vkeyOf(signer: NoteSigner): string {
  return `${signer.name}+${signer.keyId}+${toBase64(concat(Uint8Array.of(signer.kind === 'ed25519' ? 1 : 4), signer.publicKey))}`;
}

export { vkeyOf };
