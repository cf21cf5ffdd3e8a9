import { describe, expect, it } from '@jest/globals';
import { toBase64 } from '../../kernel/bytes.js';
import type { Circumstances } from '../../kernel/decider.js';
import { addSeconds, instantOf, type Instant } from '../../kernel/instant.js';
import { governance, keysAt, rotationBytes, type Governance, type GovernanceCommand } from './governance.js';
import { ed25519Signer } from './note-signer.js';
import { formatVerifierKey } from './verifier-key.js';

const origin = 'log.example';
const [k1, k2, k3] = [1, 2, 3].map((n) => ed25519Signer(new Uint8Array(32).fill(n), origin)) as [ReturnType<typeof ed25519Signer>, ReturnType<typeof ed25519Signer>, ReturnType<typeof ed25519Signer>];
const foreign = ed25519Signer(new Uint8Array(32).fill(4), 'other.example');
const [v1, v2, v3, vForeign] = [k1, k2, k3, foreign].map(formatVerifierKey) as [string, string, string, string];
const start = instantOf(1_800_000_000_000);
const by = (at: Instant = start): Circumstances => ({ at, actor: { kind: 'system', part: 'node' }, authorization: 'system' });

const openLog: GovernanceCommand = { type: 'OpenLog', origin, key: v1, promiseKey: vForeign, maxMergeDelaySeconds: 60, rules: [{ kind: 'log', rules: 'ledger/1' }] };
const rotation = (newKey: string, signer = k1, overlapUntil = addSeconds(start, 100), signedOrigin = origin): GovernanceCommand => ({
  type: 'RotateKey',
  newKey,
  overlapUntil,
  signature: toBase64(signer.sign(rotationBytes({ origin: signedOrigin, newKey, overlapUntil }))),
});

function after(commands: readonly GovernanceCommand[], at: Instant = start): Governance {
  return commands.reduce((state, command) => {
    const decision = governance.decide(state, command, by(at));
    if (!decision.ok) throw new Error(decision.refusal);
    return decision.events.reduce((s, event) => governance.evolve(s, event, by(at)), state);
  }, governance.initial('log'));
}

const witness = ed25519Signer(new Uint8Array(32).fill(5), 'w.example', 'cosignature');
const policy = `log ${v1}\nwitness W ${formatVerifierKey(witness)}\nquorum W\n`;

describe('governance', () => {
  it.each<[string, GovernanceCommand[], GovernanceCommand]>([
    ['ok', [], openLog],
    ['ALREADY_OPEN', [openLog], openLog],
    ['KEY_NOT_OF_THIS_LOG', [], { ...openLog, key: vForeign } as GovernanceCommand],
    ['MALFORMED_COMMAND', [], { ...openLog, key: 'x' } as GovernanceCommand],
    ['MALFORMED_COMMAND', [], { ...openLog, maxMergeDelaySeconds: 0 } as GovernanceCommand],
    ['MALFORMED_COMMAND', [], { ...openLog, rules: [null] } as unknown as GovernanceCommand],
    ['NOT_OPEN', [], { type: 'IntroduceRules', kind: 'report', rules: 'reports/1' }],
    ['ok', [openLog], { type: 'IntroduceRules', kind: 'report', rules: 'reports/1' }],
    ['MALFORMED_COMMAND', [openLog], { type: 'IntroduceRules', kind: 'report', rules: 'reports' }],
    ['RULES_ALREADY_INTRODUCED', [openLog], { type: 'IntroduceRules', kind: 'log', rules: 'ledger/1' }],
    ['ok', [openLog], rotation(v2)],
    ['NOT_SIGNED_BY_OLD_KEY', [openLog], rotation(v2, k2)],
    ['NOT_SIGNED_BY_OLD_KEY', [openLog], rotation(v2, k1, addSeconds(start, 100), 'other.example')],
    ['NOT_SIGNED_BY_OLD_KEY', [openLog, rotation(v2)], rotation(v3, k1)],
    ['ok', [openLog, rotation(v2)], rotation(v3, k2)],
    ['KEY_ALREADY_KNOWN', [openLog, rotation(v2)], rotation(v1, k2)],
    ['KEY_NOT_OF_THIS_LOG', [openLog], rotation(vForeign)],
    ['OVERLAP_IN_THE_PAST', [openLog], rotation(v2, k1, addSeconds(start, -1))],
    ['MALFORMED_COMMAND', [openLog], { ...rotation(v2), signature: '?' } as GovernanceCommand],
    ['MALFORMED_COMMAND', [openLog], { ...rotation(v2), overlapUntil: 'tomorrow' } as unknown as GovernanceCommand],
    ['ok', [openLog, rotation(v2)], { type: 'RetireKey', key: v1 }],
    ['LAST_KEY', [openLog, rotation(v2)], { type: 'RetireKey', key: v2 }],
    ['LAST_KEY', [openLog], { type: 'RetireKey', key: v1 }],
    ['KEY_NOT_IN_FORCE', [openLog], { type: 'RetireKey', key: v2 }],
    ['KEY_NOT_IN_FORCE', [openLog, rotation(v2), { type: 'RetireKey', key: v1 }], { type: 'RetireKey', key: v1 }],
    ['ok', [openLog], { type: 'SetWitnessPolicy', policy }],
    ['MALFORMED_COMMAND', [openLog], { type: 'SetWitnessPolicy', policy: 'quorum W' }],
    ['ok', [openLog], { type: 'RecordPromiseBroken', entry: '019ab1c2-0000-7000-8000-000000000001', stagedAt: start, sequencedAt: addSeconds(start, 61) }],
    ['PROMISE_WAS_KEPT', [openLog], { type: 'RecordPromiseBroken', entry: '019ab1c2-0000-7000-8000-000000000001', stagedAt: start, sequencedAt: addSeconds(start, 60) }],
    ['MALFORMED_COMMAND', [openLog], { type: 'RecordPromiseBroken', entry: 'x', stagedAt: start, sequencedAt: addSeconds(start, 61) }],
    ['ok', [openLog], { type: 'RecordOperatorAct', code: 'restored-from-backup' }],
    ['MALFORMED_COMMAND', [openLog], { type: 'RecordOperatorAct', code: 'Free text about somebody' }],
  ])('%s', (expected, given, command) => {
    const decision = governance.decide(after(given), command, by());
    expect(decision.ok ? 'ok' : decision.refusal).toBe(expected);
  });

  it('is the system’s alone', () => {
    const member: Circumstances = { at: start, actor: { kind: 'member', id: '3k7w9qzp04tn', roles: ['steward'] }, authorization: 'passkey' };
    expect(governance.decide(governance.initial('log'), openLog, member)).toEqual({ ok: false, refusal: 'NOT_THE_SYSTEM' });
    expect(governance.decide(governance.initial('log'), openLog, { ...by(), authorization: 'session' })).toEqual({ ok: false, refusal: 'NOT_THE_SYSTEM' });
  });

  it('knows which keys sign at an instant', () => {
    const state = after([openLog, rotation(v2)]);
    expect(keysAt(state, addSeconds(start, -1))).toEqual([]);
    expect(keysAt(state, addSeconds(start, 99))).toEqual([v1, v2]);
    expect(keysAt(state, addSeconds(start, 100))).toEqual([v2]);
    expect(keysAt(after([openLog, rotation(v2), { type: 'RetireKey', key: v1 }]), start)).toEqual([v2]);
  });

  it('keeps what was said', () => {
    const state = after([openLog, { type: 'IntroduceRules', kind: 'report', rules: 'reports/1' }, { type: 'SetWitnessPolicy', policy }, { type: 'RecordOperatorAct', code: 'x' }]);
    expect(state).toMatchObject({ origin, promiseKey: vForeign, maxMergeDelaySeconds: 60, witnessPolicy: policy, promisesBroken: 0 });
    expect(state.rules).toEqual([{ kind: 'log', rules: 'ledger/1' }, { kind: 'report', rules: 'reports/1' }]);
  });
});
