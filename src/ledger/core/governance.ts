import { assertNever } from '../../kernel/assert-never.js';
import { fromBase64, utf8 } from '../../kernel/bytes.js';
import type { Circumstances, Decider } from '../../kernel/decider.js';
import { decided, refused, type Decision } from '../../kernel/decision.js';
import { isUuid } from '../../kernel/ids.js';
import { addSeconds, parseInstant, type Instant } from '../../kernel/instant.js';
import { canonicalJson } from './canonical-json.js';
import { checkEd25519 } from './ed25519.js';
import { parsePolicy } from './policy.js';
import { parseVerifierKey, type VerifierKey } from './verifier-key.js';

/**
 * The log about itself (docs/spec/governance.md). Stream `log/log`, rules `ledger/1`: its first entry is the first of the log and
 * says which keys may sign it; whatever changes later about keys, rules or witnesses is an entry as well, so that nobody
 * has to be told of it by word of mouth. A new key counts because the old one signed for it.
 *
 *     OpenLog → LogOpened, RotateKey → KeyRotated: old and new key both sign until the overlap ends, then the new one alone
 */
export interface RuleSetRef {
  readonly kind: string;
  readonly rules: string;
}

export type GovernanceCommand =
  | {
      readonly type: 'OpenLog';
      readonly origin: string;
      /** Verifier keys; the log's own is named by the origin. */
      readonly key: string;
      readonly promiseKey: string;
      readonly maxMergeDelaySeconds: number;
      readonly rules: readonly RuleSetRef[];
    }
  | { readonly type: 'IntroduceRules'; readonly kind: string; readonly rules: string }
  /** `signature`: base64, by the log's newest key over `rotationBytes`. */
  | { readonly type: 'RotateKey'; readonly newKey: string; readonly overlapUntil: Instant; readonly signature: string }
  | { readonly type: 'RetireKey'; readonly key: string }
  | { readonly type: 'SetWitnessPolicy'; readonly policy: string }
  | { readonly type: 'RecordPromiseBroken'; readonly entry: string; readonly stagedAt: Instant; readonly sequencedAt: Instant }
  | { readonly type: 'RecordOperatorAct'; readonly code: string };

export type GovernanceEvent =
  | {
      readonly type: 'LogOpened';
      readonly origin: string;
      readonly key: string;
      readonly promiseKey: string;
      readonly maxMergeDelaySeconds: number;
      readonly rules: readonly RuleSetRef[];
    }
  | { readonly type: 'RulesIntroduced'; readonly kind: string; readonly rules: string }
  | { readonly type: 'KeyRotated'; readonly oldKey: string; readonly newKey: string; readonly overlapUntil: Instant }
  | { readonly type: 'KeyRetired'; readonly key: string }
  | { readonly type: 'WitnessPolicySet'; readonly policy: string }
  | { readonly type: 'PromiseBroken'; readonly entry: string; readonly stagedAt: Instant; readonly sequencedAt: Instant }
  | { readonly type: 'OperatorActRecorded'; readonly code: string };

export type GovernanceRefusal =
  | 'NOT_THE_SYSTEM'
  | 'MALFORMED_COMMAND'
  | 'ALREADY_OPEN'
  | 'NOT_OPEN'
  | 'KEY_NOT_OF_THIS_LOG'
  | 'RULES_ALREADY_INTRODUCED'
  | 'KEY_ALREADY_KNOWN'
  | 'NOT_SIGNED_BY_OLD_KEY'
  | 'OVERLAP_IN_THE_PAST'
  | 'KEY_NOT_IN_FORCE'
  | 'LAST_KEY'
  | 'PROMISE_WAS_KEPT';

export interface LogKey {
  /** Verifier key. */
  readonly key: string;
  readonly from: Instant;
  /** The first instant at which it no longer signs. */
  readonly until: Instant | null;
}

export interface Governance {
  /** Null until the log is opened. */
  readonly origin: string | null;
  readonly promiseKey: string | null;
  readonly maxMergeDelaySeconds: number;
  /** All there ever were, oldest first. */
  readonly keys: readonly LogKey[];
  readonly rules: readonly RuleSetRef[];
  readonly witnessPolicy: string | null;
  readonly promisesBroken: number;
}

/** Verifier keys that sign the log at an instant, oldest first. */
export function keysAt(state: Governance, at: Instant): string[] {
  return state.keys.filter((key) => key.from <= at && (key.until === null || at < key.until)).map(({ key }) => key);
}

/** What the old key signs to hand over to the new one. It ends in a brace, so it can never be taken for a note. */
export function rotationBytes(rotation: { readonly origin: string; readonly newKey: string; readonly overlapUntil: Instant }): Uint8Array {
  const { origin, newKey, overlapUntil } = rotation;
  return utf8(canonicalJson({ act: 'folkmoot/rotate-key/v1', newKey, origin, overlapUntil }));
}

const INITIAL: Governance = {
  origin: null,
  promiseKey: null,
  maxMergeDelaySeconds: 0,
  keys: [],
  rules: [],
  witnessPolicy: null,
  promisesBroken: 0,
};

export const governance: Decider<Governance, GovernanceCommand, GovernanceEvent, GovernanceRefusal> = {
  kind: 'log',
  rules: 'ledger/1',
  initial: () => INITIAL,
  decide,
  evolve,
};

function decide(state: Governance, command: GovernanceCommand, circumstances: Circumstances): Decision<GovernanceEvent, GovernanceRefusal> {
  if (circumstances.actor.kind !== 'system' || circumstances.authorization !== 'system') return refused('NOT_THE_SYSTEM');
  if (command.type === 'OpenLog') return open(state, command);
  const { origin } = state;
  if (origin === null) return refused('NOT_OPEN');
  switch (command.type) {
    case 'IntroduceRules':
      if (!isRuleSet(command)) return refused('MALFORMED_COMMAND');
      if (state.rules.some(({ kind, rules }) => kind === command.kind && rules === command.rules)) return refused('RULES_ALREADY_INTRODUCED');
      return decided({ type: 'RulesIntroduced', kind: command.kind, rules: command.rules });
    case 'RotateKey':
      return rotate(state, origin, command, circumstances.at);
    case 'RetireKey': {
      const inForce = keysAt(state, circumstances.at);
      if (!inForce.includes(command.key)) return refused('KEY_NOT_IN_FORCE');
      // The newest key has no end; a log without it could never rotate, nor sign once the overlap is over.
      if (command.key === state.keys.at(-1)!.key) return refused('LAST_KEY');
      return decided({ type: 'KeyRetired', key: command.key });
    }
    case 'SetWitnessPolicy':
      if (!isPolicy(command.policy)) return refused('MALFORMED_COMMAND');
      return decided({ type: 'WitnessPolicySet', policy: command.policy });
    case 'RecordPromiseBroken': {
      const { entry, stagedAt, sequencedAt } = command;
      if (!isUuid(entry) || !parseInstant(stagedAt) || !parseInstant(sequencedAt)) return refused('MALFORMED_COMMAND');
      if (sequencedAt <= addSeconds(stagedAt, state.maxMergeDelaySeconds)) return refused('PROMISE_WAS_KEPT');
      return decided({ type: 'PromiseBroken', entry, stagedAt, sequencedAt });
    }
    case 'RecordOperatorAct':
      if (typeof command.code !== 'string' || !/^[a-z][a-z0-9-]{0,63}$/.test(command.code)) return refused('MALFORMED_COMMAND');
      return decided({ type: 'OperatorActRecorded', code: command.code });
    default:
      return assertNever(command);
  }
}

type Asked<T extends GovernanceCommand['type']> = Extract<GovernanceCommand, { type: T }>;

function open(state: Governance, command: Asked<'OpenLog'>): Decision<GovernanceEvent, GovernanceRefusal> {
  if (state.origin !== null) return refused('ALREADY_OPEN');
  const { origin, key, promiseKey, maxMergeDelaySeconds, rules } = command;
  const logKey = readKey(key);
  if (!logKey || !readKey(promiseKey) || !Number.isSafeInteger(maxMergeDelaySeconds) || maxMergeDelaySeconds < 1) return refused('MALFORMED_COMMAND');
  if (!Array.isArray(rules) || !rules.every(isRuleSet)) return refused('MALFORMED_COMMAND');
  if (logKey.name !== origin) return refused('KEY_NOT_OF_THIS_LOG');
  return decided({ type: 'LogOpened', origin, key, promiseKey, maxMergeDelaySeconds, rules });
}

function rotate(state: Governance, origin: string, command: Asked<'RotateKey'>, at: Instant): Decision<GovernanceEvent, GovernanceRefusal> {
  const { newKey, overlapUntil, signature } = command;
  const key = readKey(newKey);
  const signed = typeof signature === 'string' ? fromBase64(signature) : undefined;
  if (!key || !signed || !parseInstant(overlapUntil)) return refused('MALFORMED_COMMAND');
  if (key.name !== origin) return refused('KEY_NOT_OF_THIS_LOG');
  if (state.keys.some((known) => known.key === newKey)) return refused('KEY_ALREADY_KNOWN');
  if (overlapUntil < at) return refused('OVERLAP_IN_THE_PAST');
  const oldKey = state.keys.at(-1)!.key;
  if (!checkEd25519(signed, rotationBytes({ origin, newKey, overlapUntil }), readKey(oldKey)!.publicKey)) return refused('NOT_SIGNED_BY_OLD_KEY');
  return decided({ type: 'KeyRotated', oldKey, newKey, overlapUntil });
}

function evolve(state: Governance, event: GovernanceEvent, { at }: Circumstances): Governance {
  switch (event.type) {
    case 'LogOpened': {
      const { origin, key, promiseKey, maxMergeDelaySeconds, rules } = event;
      return { ...state, origin, promiseKey, maxMergeDelaySeconds, rules, keys: [{ key, from: at, until: null }] };
    }
    case 'RulesIntroduced':
      return { ...state, rules: [...state.rules, { kind: event.kind, rules: event.rules }] };
    case 'KeyRotated':
      return {
        ...state,
        keys: [...state.keys.map((key) => (key.key === event.oldKey ? { ...key, until: event.overlapUntil } : key)), { key: event.newKey, from: at, until: null }],
      };
    case 'KeyRetired':
      return { ...state, keys: state.keys.map((key) => (key.key === event.key ? { ...key, until: at } : key)) };
    case 'WitnessPolicySet':
      return { ...state, witnessPolicy: event.policy };
    case 'PromiseBroken':
      return { ...state, promisesBroken: state.promisesBroken + 1 };
    case 'OperatorActRecorded':
      return state;
    default:
      return assertNever(event);
  }
}

function isRuleSet(value: RuleSetRef): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof value.kind === 'string' &&
    /^[a-z][a-z0-9-]{0,31}$/.test(value.kind) &&
    typeof value.rules === 'string' &&
    /^[a-z][a-z0-9-]{0,31}\/[1-9][0-9]{0,5}$/.test(value.rules)
  );
}

function isPolicy(text: unknown): boolean {
  try {
    return typeof text === 'string' && parsePolicy(text) !== undefined;
  } catch {
    return false;
  }
}

function readKey(text: unknown): VerifierKey | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const key = parseVerifierKey(text);
    return key.kind === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
