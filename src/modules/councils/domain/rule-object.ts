import { toHex, utf8 } from '../../../kernel/bytes.js';
import { epochMs, type Instant } from '../../../kernel/instant.js';
import type { Json } from '../../../kernel/json.js';
import { either, exactly, flag, instant, integer, isRecord, nullable, oneOf, optional, type Check } from '../../../kernel/shape.js';
import { canonicalJson, sha256 } from '../../../ledger/core/index.js';
import type { MotionKind } from './motion-kinds.js';
import { parseRule, type Quorum, type TallyRule, type Threshold } from './tally/index.js';

/**
 * By what a vote is decided, fixed and hashed when voting opens: nobody can say afterwards that another majority was meant.
 *
 *     { tally: { method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '1/2' } }, members: 'filled-seats',
 *       closesAt: '2026-12-01T12:00:00.000Z', ballots: 'open', revoting: true, delegation: 0, … }
 *
 * Each member of it has code behind it in `count-vote.ts` or `ballot.ts`. In words: docs/spec/motions.md, "Rule object".
 */
export interface VoteRule {
  readonly tally: TallyRule;
  /** For methods with options; yes-no and consent have theirs in `tally`. */
  readonly quorum: Quorum | null;
  /** The entire membership: vacant seats included or not. */
  readonly members: 'all-seats' | 'filled-seats';
  /** Whether the recused still count in the membership, for quorum and for threshold. */
  readonly recused: { readonly quorum: Counted; readonly threshold: Counted };
  readonly doubleMajority: DoubleMajority | null;
  /** Null: from the opening on. */
  readonly opensAt: Instant | null;
  /** Outside: at this instant it is too late. */
  readonly closesAt: Instant;
  readonly ballots: 'open' | 'sealed';
  readonly revealUntil: Instant | null;
  /** What a sealed ballot is that nobody opened. */
  readonly unopened: 'not-counted' | 'abstain';
  readonly revoting: boolean;
  readonly amendable: boolean;
  /** Depth: 0 is none. */
  readonly delegation: 0 | 1;
}
export type Counted = 'counted' | 'not-counted';

/** Besides the whole, each class (or so many of them) passes by itself. */
export interface DoubleMajority {
  readonly classes: 'all' | number;
  readonly threshold: Threshold;
  /** A class nobody of which may vote. */
  readonly emptyClass: 'counts-as-pass' | 'counts-as-fail' | 'class-dropped';
}

export type RuleRefusal =
  | 'RULE_REFUSED' | 'BELOW_MAJORITY' | 'ONE_PERSON_NOT_ASSURED' | 'METHOD_NOT_FOR_KIND' | 'OPTIONS_DIFFER' | 'SEED_NOT_OF_THE_LOG' | 'DEADLINE_IN_PAST' | 'TERM_TOO_LONG';

export const MOST_VOTE_DAYS = 366;
export const MOST_REVEAL_DAYS = 30;
/** Counting by pairs takes the cube of it, and the result must fit into its entry. */
export const MOST_OPTIONS = 100;
/** Stands where a tie's seed would: it is drawn from the salts of the opened ballots, which nobody knows before. */
export const SEED_OF_BALLOTS = 'ballots/salts';

const counted = oneOf(['counted', 'not-counted']);
/** Written by whoever opens the vote, so it must not be a place to write in: a code, or a member's id. */
const OPTION = /^[0-9a-z]([0-9a-z-]{0,38}[0-9a-z])?$/;

/** The rule of `tally` is read by the counting library's own strict reader. */
const tallyRule: Check = (value) => isRecord(value) && parseRule(value).ok && optionsOf(value as unknown as TallyRule).every((option) => OPTION.test(option));
const quorumRule: Check = (value) => parseRule({ method: 'consent', quorum: value }).ok;
const thresholdRule: Check = (value) => parseRule({ method: 'yes-no', threshold: value }).ok;

const SHAPE: Readonly<Record<keyof VoteRule, Check>> = {
  tally: tallyRule,
  quorum: nullable(quorumRule),
  members: oneOf(['all-seats', 'filled-seats']),
  recused: exactly({ quorum: counted, threshold: counted }),
  doubleMajority: nullable(
    exactly({
      classes: either(oneOf(['all']), integer(1, 20)),
      threshold: thresholdRule,
      emptyClass: oneOf(['counts-as-pass', 'counts-as-fail', 'class-dropped']),
    }),
  ),
  opensAt: nullable(instant),
  closesAt: instant,
  ballots: oneOf(['open', 'sealed']),
  revealUntil: nullable(instant),
  unopened: oneOf(['not-counted', 'abstain']),
  revoting: flag,
  amendable: flag,
  delegation: integer(0, 1),
};
const whole = exactly(SHAPE);

/** Any rule that could be meant for some motion; one that is not is refused by its reason. */
export const ruleObject: Check = (value) => isRecord(value) && exactly({ ...SHAPE, tally: optional(isRecord) })(value);

export function ruleHashOf(rule: VoteRule): string {
  return toHex(sha256(utf8(canonicalJson(rule as unknown as Json))));
}

/** Undefined where the rule may decide this motion; otherwise why not. */
export function whyNotThisRule(rule: VoteRule, motion: { readonly kind: MotionKind; readonly candidates: readonly string[]; readonly classes: number }, at: Instant): RuleRefusal | undefined {
  if (!whole(rule)) return parseRefusal(rule);
  const { tally, doubleMajority } = rule;
  const yesNo = tally.method === 'yes-no';
  const oneAnswer = yesNo || tally.method === 'consent';
  if (motion.kind === 'elect' ? oneAnswer : motion.kind !== 'resolve' && !oneAnswer) return 'METHOD_NOT_FOR_KIND';
  if (motion.kind === 'elect' && !sameMembers(optionsOf(tally), motion.candidates)) return 'OPTIONS_DIFFER';
  if (oneAnswer && rule.quorum !== null) return 'RULE_REFUSED';
  // Exact fractions grow with every stage: with a hundred options the count would keep the node busy for longer than anybody waits.
  if (tally.method === 'stv' && tally.family === 'wigm-exact') return 'RULE_REFUSED';
  if (optionsOf(tally).length > MOST_OPTIONS) return 'RULE_REFUSED';
  if (doubleMajority && (!yesNo || (doubleMajority.classes !== 'all' && doubleMajority.classes > motion.classes))) return 'RULE_REFUSED';
  // Whoever opens the vote writes the rule; a minority that could pass its motion by writing one would be no council.
  if ([...(yesNo ? [tally.threshold] : []), ...(doubleMajority ? [doubleMajority.threshold] : [])].some((one) => !isMajority(one))) return 'BELOW_MAJORITY';
  // A seed of somebody's choosing would be a casting vote in disguise; and where choices are seen before, so would any that they give.
  if (seedsOf(tally).some((seed) => seed !== SEED_OF_BALLOTS || rule.ballots !== 'sealed')) return 'SEED_NOT_OF_THE_LOG';
  if ((rule.ballots === 'sealed') !== (rule.revealUntil !== null)) return 'RULE_REFUSED';
  if (rule.unopened === 'abstain' && !(yesNo && rule.ballots === 'sealed')) return 'RULE_REFUSED';
  // Objections are raised, tested and resolved while ballots are taken; they cannot be sealed.
  if (tally.method === 'consent' && (rule.ballots === 'sealed' || rule.delegation !== 0)) return 'RULE_REFUSED';

  const opens = rule.opensAt ?? at;
  if (opens < at || rule.closesAt <= opens) return 'DEADLINE_IN_PAST';
  if (days(opens, rule.closesAt) > MOST_VOTE_DAYS || days(at, opens) > MOST_VOTE_DAYS) return 'TERM_TOO_LONG';
  if (rule.revealUntil === null) return undefined;
  if (rule.revealUntil <= rule.closesAt) return 'DEADLINE_IN_PAST';
  return days(rule.closesAt, rule.revealUntil) > MOST_REVEAL_DAYS ? 'TERM_TOO_LONG' : undefined;
}

export function optionsOf(tally: TallyRule): readonly string[] {
  return 'options' in tally ? tally.options : [];
}

function seedsOf(tally: TallyRule): readonly string[] {
  return 'tie' in tally ? tally.tie.flatMap((step) => (step.by === 'seed' ? [step.seed] : [])) : [];
}

function parseRefusal(rule: VoteRule): RuleRefusal {
  const parsed = parseRule(rule.tally);
  return !parsed.ok && parsed.refusal === 'ONE_PERSON_NOT_ASSURED' ? 'ONE_PERSON_NOT_ASSURED' : 'RULE_REFUSED';
}

/** More than half of whatever the base is, or more than that. */
function isMajority({ fraction, cmp }: Threshold): boolean {
  const [p, q = '1'] = fraction.split('/');
  const twice = 2n * BigInt(p!);
  return cmp === '>' ? twice >= BigInt(q) : twice > BigInt(q);
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/** Begun days: a millisecond more than 366 days are 367. */
function days(from: Instant, to: Instant): number {
  const ms = BigInt(epochMs(to)) - BigInt(epochMs(from));
  return Number((ms + 86_399_999n) / 86_400_000n);
}
