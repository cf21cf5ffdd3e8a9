import { concat, fromUtf8, utf8 } from '../../src/kernel/bytes.js';
import { addSeconds, type Instant } from '../../src/kernel/instant.js';
import type { Json } from '../../src/kernel/json.js';
import type { FindingKind } from '../../src/audit/index.js';
import { canonicalJson, tilePath, type BodyInput } from '../../src/ledger/core/index.js';
import { reportDecider } from '../../src/modules/incidents/domain/index.js';
import { PEOPLE, tell, WITNESSES } from './story.js';
import {
  checkpointOf, id, logKey, promiseOf, publish, seal, signAct, uuid, vkeyOf, witness,
  type Draft, type OpeningLine, type Person, type Published,
} from './workshop.js';

/** Files of a published log, with what somebody outside has kept of it: `kept/checkpoint`, `kept/promises`. */
export type Files = Map<string, Uint8Array>;

export interface Forgery {
  readonly name: string;
  readonly what: string;
  /** What an auditor must find, no more and no less. */
  readonly kinds: readonly FindingKind[];
  readonly files: Files;
}

const { log, scenes } = tell();
const { ben, cleo, ada, dan } = PEOPLE;
const goodEntries = seal(log.drafts);
const KEPT_SIZE = 10;
/** An entry that no forgery changes: somebody holds the promise for it. */
const PROMISED = 4;

const SIGNED = { signers: [logKey(2)], witnesses: [witness(WITNESSES[0]), witness(WITNESSES[1])], announcedKey: logKey(2) };

/** What somebody outside kept is the same, whatever the operator did to the log. */
const KEPT_CHECKPOINT = utf8(checkpointOf(goodEntries.slice(0, KEPT_SIZE), [logKey(1)]));
const KEPT_PROMISES = utf8([PROMISED, scenes.late].map((seq) => log.promise(seq)).join(''));

function files(entries: readonly Uint8Array[], openings: readonly OpeningLine[] = log.openings, signed: Partial<Published> = {}): Files {
  const present = new Set(entries.map((bytes) => (JSON.parse(fromUtf8(bytes)) as { readonly id: string }).id));
  const published = publish({ ...SIGNED, entries, openings: openings.filter(({ entry }) => present.has(entry)), ...signed });
  published.set('kept/checkpoint', KEPT_CHECKPOINT);
  published.set('kept/promises', KEPT_PROMISES);
  return published;
}

export const good: Files = files(goodEntries);

/** The operator lies: he changes drafts, computes everything again, and signs it. The witnesses see nothing of what entries say. */
const resealed = (change: (drafts: Draft[]) => void): Files => {
  const drafts = [...log.drafts];
  change(drafts);
  return files(seal(drafts));
};

const last = log.drafts.at(-1)!;
const soon = (minutes: number): Instant => addSeconds(last.sequencedAt, minutes * 60);

interface Lie {
  readonly who?: Person;
  readonly roles?: readonly string[];
  readonly signedBy?: Person;
  readonly stream: BodyInput['stream'];
  readonly rules?: string;
  readonly command: Json & { readonly type: string };
  readonly events: Json;
  readonly minutes?: number;
  readonly request?: string;
}

/** An entry that the rules did not let pass, at the log's end. */
function lie({ who = ben, roles = ['editor'], signedBy, stream, rules = 'reports/1', command, events, minutes = 5, request = uuid('lie') }: Lie): Draft {
  const { kind } = who.actor;
  const actor = kind === 'member' ? { ...who.actor, roles } : who.actor;
  const vouched = kind === 'anonymous' || kind === 'system' ? kind : 'session';
  const authorization = signedBy ? signAct(signedBy, stream, rules, command, request) : ({ method: vouched } as const);
  const body: BodyInput = { id: uuid(`lie ${minutes}`), at: soon(minutes), rules, stream, actor, authorization, command, events };
  return { body, sequencedAt: soon(minutes) };
}

const told = (...lies: readonly Draft[]): Files => resealed((drafts) => drafts.push(...lies));

const report = (name: string) => ({ kind: 'report', id: id(`report ${name}`) });
const claim = { command: { type: 'ClaimReport' }, events: [{ type: 'ReportClaimed', by: id('ben') }] };

function changedBody(seq: number, change: (body: BodyInput) => Partial<BodyInput>): Files {
  return resealed((drafts) => {
    const draft = drafts[seq]!;
    drafts[seq] = { ...draft, body: { ...draft.body, ...change(draft.body) } };
  });
}

function authorizationOf(seq: number): Record<string, string> {
  return log.drafts[seq]!.body.authorization as unknown as Record<string, string>;
}

/** What the rules answer to the same filing at another instant. */
function filedAt(at: Instant, { command, stream }: BodyInput): Json {
  const decision = reportDecider.decide(reportDecider.initial(stream.id), command as never, { at, actor: { kind: 'anonymous' }, authorization: 'session' });
  if (!decision.ok) throw new Error(decision.refusal);
  return decision.events as unknown as Json;
}

/** Other bytes in the place of one entry, with the tree over them, signed: the chain is as the operator left it. */
function replaced(seq: number, bytes: Uint8Array): Files {
  return files(goodEntries.map((each, i) => (i === seq ? bytes : each)));
}

function withFile(path: string, bytes: Uint8Array): Files {
  return new Map([...good, [path, bytes]]);
}

const textOf = (path: string): string => fromUtf8(good.get(path)!);
const flip = (bytes: Uint8Array, at: number): Uint8Array => concat(bytes.subarray(0, at), Uint8Array.of(bytes[at]! ^ 1), bytes.subarray(at + 1));
const size = goodEntries.length;
const leaves = tilePath(0, 0, size);
const bundle = tilePath('entries', 0, size);
const openingsWith = (change: (lines: string[]) => void): Files => {
  const lines = textOf('openings.jsonl').split('\n').slice(0, -1);
  change(lines);
  return withFile('openings.jsonl', utf8(lines.map((line) => `${line}\n`).join('')));
};
const erased = log.drafts[scenes.erasedAt]!.body.command as unknown as { readonly openings: readonly { readonly entry: string; readonly paths: readonly string[] }[] };

export const FORGERIES: readonly Forgery[] = [
  {
    name: 'changed-byte',
    what: 'One digit of the time in an entry is changed on the server, nothing else.',
    kinds: ['CHAIN_BROKEN', 'ROOT_DIFFERS', 'STREAM_BROKEN', 'TILE_DIFFERS'],
    files: (() => {
      const entry = goodEntries[scenes.claimed]!;
      const at = fromUtf8(entry).indexOf('"at":"') + '"at":"2026-01-05T09:00:00.00'.length;
      const inBundle = goodEntries.slice(0, scenes.claimed).reduce((sum, each) => sum + each.length + 2, 2);
      return withFile(bundle, flip(good.get(bundle)!, inBundle + at));
    })(),
  },
  {
    name: 'entry-dropped',
    what: 'An addition of a reporter is left out and the rest is signed as it was.',
    kinds: ['CHAIN_BROKEN', 'STREAM_BROKEN'],
    files: files(goodEntries.filter((_, seq) => seq !== scenes.answered + 1)),
  },
  {
    name: 'entries-swapped',
    what: 'Two reports change places, and the tree over them is signed.',
    kinds: ['CHAIN_BROKEN', 'TIME_WENT_BACK'],
    files: files(goodEntries.map((each, seq) => (seq === scenes.claimed - 1 ? goodEntries[seq - 1]! : seq === scenes.claimed - 2 ? goodEntries[seq + 1]! : each))),
  },
  {
    name: 'operator-lies',
    what: 'An editor accepts a report that another had claimed; he signed, and the node wrote it down against the rules.',
    kinds: ['REFUSED_BY_RULES'],
    files: told(
      lie({ signedBy: ben, stream: report('kale'), command: { type: 'AcceptReport' }, events: [{ type: 'ReportAccepted', by: id('ben'), incidents: [id('incident moss')] }] }),
    ),
  },
  {
    name: 'other-outcome',
    what: 'The command is genuine, but the entry states another outcome than its rules give.',
    kinds: ['EVENTS_DIFFER'],
    files: told(lie({ ...claim, stream: report('lichen'), events: [{ type: 'ReportClaimed', by: id('cleo') }] })),
  },
  {
    name: 'forged-signature',
    what: 'The Ed25519 signature under a decision is that of another act.',
    kinds: ['ACT_SIGNATURE'],
    files: changedBody(scenes.accepted, (body) => {
      const other = signAct(ben, body.stream, body.rules, { type: 'ClaimReport' }, authorizationOf(scenes.accepted)['request']!);
      return { authorization: other };
    }),
  },
  {
    name: 'forged-passkey',
    what: 'The passkey has signed another act than the publication that the entry states.',
    kinds: ['ACT_SIGNATURE'],
    files: changedBody(scenes.published, (body) => {
      const other = signAct(cleo, body.stream, body.rules, { type: 'DiscardDraft' }, authorizationOf(scenes.published)['request']!);
      return { authorization: other };
    }),
  },
  {
    name: 'borrowed-key',
    what: 'An act of one editor is signed with the key of another.',
    kinds: ['SIGNER_UNKNOWN'],
    files: told(lie({ ...claim, signedBy: cleo, stream: report('lichen') })),
  },
  {
    name: 'unproven-actor',
    what: 'A report is filed by nobody known, yet is said to be authorized by a session.',
    kinds: ['ACTOR_UNPROVEN'],
    files: (() => {
      const { body } = log.drafts[scenes.late]!;
      const authorization = { method: 'session' } as const;
      return told({ body: { ...body, id: uuid('lie'), at: soon(5), stream: report('mallow'), authorization, events: filedAt(soon(5), body) }, sequencedAt: soon(5) });
    })(),
  },
  {
    name: 'role-escalation',
    what: 'A member who lost the role of an editor, and left, acts as one.',
    kinds: ['ACTOR_UNPROVEN', 'ROLES_DIFFER'],
    files: told(lie({ who: dan, stream: report('lichen'), command: { type: 'ClaimReport' }, events: [{ type: 'ReportClaimed', by: id('dan') }] })),
  },
  {
    name: 'second-roster',
    what: 'A second roster is opened, in which somebody else would be the first steward.',
    kinds: ['REFUSED_BY_RULES'],
    files: told(
      lie({
        who: { actor: { kind: 'system', part: 'node' } },
        rules: 'members/1',
        stream: { kind: 'members', id: 'shadow' },
        command: { type: 'InviteFirstSteward', invitation: id('shadow'), secretHash: '0'.repeat(64), expiresAt: soon(60) },
        events: [{ type: 'FirstStewardInvited', invitation: id('shadow'), secretHash: '0'.repeat(64), expiresAt: soon(60), voids: [] }],
      }),
    ),
  },
  {
    name: 'unknown-rules',
    what: 'A decision names rules that nobody has published.',
    kinds: ['UNKNOWN_RULES'],
    files: told(lie({ ...claim, rules: 'reports/9', stream: report('lichen') })),
  },
  {
    name: 'unknown-reference',
    what: 'A report is linked to an incident that is not in the log.',
    kinds: ['UNKNOWN_REFERENCE'],
    files: told(
      lie({ ...claim, stream: report('lichen'), minutes: 1 }),
      lie({
        stream: report('lichen'),
        minutes: 2,
        command: { type: 'LinkReport', incident: id('incident nowhere'), claim: `sha256:${'0'.repeat(64)}`, standing: 'alleged' },
        events: [{ type: 'ReportLinked', incident: id('incident nowhere'), standing: 'alleged' }],
      }),
    ),
  },
  {
    name: 'stolen-key',
    what: 'The log passes to a new key that the old one never signed for.',
    kinds: ['REFUSED_BY_RULES'],
    files: (() => {
      const stolen = { newKey: vkeyOf(logKey(3)), overlapUntil: soon(5) };
      const rotation = lie({
        who: { actor: { kind: 'system', part: 'node' } },
        rules: 'ledger/1',
        stream: { kind: 'log', id: 'log' },
        command: { type: 'RotateKey', ...stolen, signature: `${'A'.repeat(86)}==` },
        events: [{ type: 'KeyRotated', oldKey: vkeyOf(logKey(2)), ...stolen }],
      });
      return files(seal([...log.drafts, rotation]), log.openings, { signers: [logKey(3)], announcedKey: logKey(3) });
    })(),
  },
  {
    name: 'duplicated-request',
    what: 'One signed act is entered twice.',
    kinds: ['DUPLICATE_REQUEST'],
    files: told(
      ...[1, 2].map((minutes) =>
        lie({
          who: ada, roles: ['steward'], signedBy: ada, rules: 'members/1', stream: { kind: 'members', id: 'roster' }, minutes,
          command: { type: 'ReplaceProfile', profile: `sha256:${'0'.repeat(64)}` },
          events: [{ type: 'ProfileReplaced', member: id('ada') }],
        }),
      ),
    ),
  },
  {
    name: 'duplicated-id',
    what: 'Two entries carry the same id, so that a promise for one could be shown for the other.',
    kinds: ['DUPLICATE_ENTRY_ID'],
    files: (() => {
      const second = lie({ ...claim, stream: report('lichen') });
      return told({ ...second, body: { ...second.body, id: log.drafts[0]!.body.id } });
    })(),
  },
  {
    name: 'wrong-stream-number',
    what: 'The last entry skips a number in its stream, as if something had been taken out.',
    kinds: ['STREAM_BROKEN'],
    files: replaced(size - 1, utf8(fromUtf8(goodEntries[size - 1]!).replace(/"n":(\d+)/, (_, n: string) => `"n":${Number(n) + 1}`))),
  },
  {
    name: 'time-goes-back',
    what: 'The last entry was numbered earlier than the one before it.',
    kinds: ['TIME_WENT_BACK'],
    files: told({ ...lie({ ...claim, stream: report('lichen'), minutes: -1 }), sequencedAt: soon(-1) }),
  },
  {
    name: 'malformed-entry',
    what: 'The last entry has the same meaning in another spelling.',
    kinds: ['MALFORMED_ENTRY'],
    files: replaced(size - 1, utf8(fromUtf8(goodEntries[size - 1]!).replace('"v":1', '"v": 1'))),
  },
  {
    name: 'wrong-opening',
    what: 'A published text is not the one that was committed to.',
    kinds: ['OPENING_DIFFERS'],
    files: openingsWith((lines) => (lines[10] = canonicalJson({ ...(JSON.parse(lines[10]!) as OpeningLine), value: 'something nicer' }))),
  },
  {
    name: 'opening-of-nothing',
    what: 'A text is published for an entry that the log does not have.',
    kinds: ['OPENING_UNKNOWN_ENTRY'],
    files: openingsWith((lines) => lines.push(canonicalJson({ ...(JSON.parse(lines[10]!) as OpeningLine), seq: size, entry: uuid('nowhere') }))),
  },
  {
    name: 'erased-but-published',
    what: 'A text that the log says was erased is still there.',
    kinds: ['OPENING_ERASED'],
    files: (() => {
      const { entry, paths } = erased.openings[0]!;
      const kept = tell(true).log.openings.find((opening) => opening.entry === entry && opening.path === paths[0])!;
      return files(goodEntries, [...log.openings, kept]);
    })(),
  },
  {
    name: 'promise-not-admitted',
    what: 'An entry came too late, and the entry that admits it is left out.',
    kinds: ['PROMISE_BROKEN'],
    files: resealed((drafts) => drafts.splice(scenes.admitted, 1)),
  },
  {
    name: 'promise-not-kept',
    what: 'A report for which somebody holds a promise never came.',
    kinds: ['PROMISE_BROKEN'],
    files: resealed((drafts) => {
      const kept = drafts.filter(({ body }, seq) => body.stream.id !== id('report lichen') && seq !== scenes.admitted);
      drafts.splice(0, drafts.length, ...kept);
    }),
  },
  {
    name: 'forged-promise',
    what: 'Somebody shows a promise that the log never signed.',
    kinds: ['PROMISE_SIGNATURE'],
    files: withFile('kept/promises', utf8(promiseOf(log.drafts[PROMISED]!.body).replace(/ ([A-Za-z0-9+/]{7})(.)/, (_, a: string, b: string) => ` ${a}${b === 'A' ? 'B' : 'A'}`))),
  },
  {
    name: 'rolled-back',
    what: 'The log shows fewer entries than a checkpoint that somebody has kept.',
    kinds: ['CHECKPOINT_WENT_BACK'],
    files: new Map([...files(goodEntries.slice(0, -2)), ['kept/checkpoint', good.get('checkpoint')!]]),
  },
  {
    name: 'split-view',
    what: 'Somebody has kept a checkpoint over other entries, signed by the same log.',
    kinds: ['CHECKPOINTS_DISAGREE'],
    files: withFile('kept/checkpoint', utf8(checkpointOf(goodEntries.slice(0, KEPT_SIZE).reverse(), [logKey(1)]))),
  },
  {
    name: 'other-root',
    what: 'The signed root is not that of the entries.',
    kinds: ['ROOT_DIFFERS'],
    files: withFile('checkpoint', utf8(checkpointOf([...goodEntries].reverse(), SIGNED.signers, SIGNED.witnesses))),
  },
  {
    name: 'wrong-witness',
    what: 'One of the two witnesses is nobody whom the policy names.',
    kinds: ['WITNESS_QUORUM'],
    files: withFile('checkpoint', utf8(checkpointOf(goodEntries, SIGNED.signers, [witness('alder'), witness('stranger')]))),
  },
  {
    name: 'missing-quorum',
    what: 'One witness alone has seen the checkpoint, and the policy demands two.',
    kinds: ['WITNESS_QUORUM'],
    files: withFile('checkpoint', utf8(checkpointOf(goodEntries, SIGNED.signers, [witness('cedar')]))),
  },
  {
    name: 'key-of-another',
    what: 'The checkpoint is signed with a key that the log never had.',
    kinds: ['CHECKPOINT_SIGNATURE'],
    files: withFile('checkpoint', utf8(checkpointOf(goodEntries, [logKey(3)], SIGNED.witnesses))),
  },
  {
    name: 'key-of-yesterday',
    what: 'The checkpoint is signed with the key that the log has handed over.',
    kinds: ['CHECKPOINT_SIGNATURE'],
    files: withFile('checkpoint', utf8(checkpointOf(goodEntries, [logKey(1)], SIGNED.witnesses))),
  },
  {
    name: 'wrong-tile',
    what: 'A tile of hashes does not fit the entries; who asked for a proof would get a wrong one.',
    kinds: ['TILE_DIFFERS'],
    files: withFile(leaves, flip(good.get(leaves)!, 100)),
  },
  {
    name: 'wrong-announcement',
    what: 'log.json names a key that the log never had.',
    kinds: ['ANNOUNCEMENT_DIFFERS'],
    files: withFile('log.json', utf8(textOf('log.json').replace(vkeyOf(logKey(2)), vkeyOf(logKey(3))))),
  },
];
