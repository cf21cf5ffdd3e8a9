import { isObject } from './check-rule.js';
import { parseFraction } from './rational.js';
import { refuse, refusedOr } from './refusals.js';
import { BASES, quorumMet, quorumWords, thresholdReached, thresholdWords, underOtherDenominators, type YesNoCounts } from './threshold.js';
import type { Base, Comparison, Quorum, Refused, TallyFacts, Threshold, YesNoRule } from './types.js';

/** A file of method `threshold`: cases of yes, no and abstentions, each with its rule. */
export interface ThresholdResult {
  readonly id: string;
  readonly method: 'threshold';
  readonly cases: readonly { readonly id: string; readonly passed: boolean; readonly quorumMet?: boolean; readonly underOtherBases: { readonly [base: string]: boolean }; readonly rule: string }[];
  readonly rule: string;
}

type Fields = Readonly<Record<string, unknown>>;

export function judgeThresholds(file: unknown): { readonly ok: true; readonly result: ThresholdResult } | Refused {
  return refusedOr(() => {
    if (!isObject(file) || typeof file['id'] !== 'string') return refuse('RULE_MALFORMED', 'id');
    const cases = file['cases'];
    if (!Array.isArray(cases) || cases.length === 0) return refuse('RULE_MALFORMED', 'cases');
    return {
      id: file['id'],
      method: 'threshold' as const,
      cases: cases.map((each: unknown, i) => judge(isObject(each) ? each : refuse('RULE_MALFORMED', `cases[${i}]`), `cases[${i}]`)),
      rule: 'Each case is judged by its own rule: a share of a stated base, compared in whole numbers; where nothing was cast for or against, nothing passes.',
    };
  });
}

function judge(each: Fields, at: string): ThresholdResult['cases'][number] {
  const id = each['id'];
  if (typeof id !== 'string') return refuse('RULE_MALFORMED', `${at}.id`);
  const threshold = thresholdOf(each['rule'], `${at}.rule`);
  const quorum = each['quorum'] === undefined ? undefined : quorumOf(each['quorum'], `${at}.quorum`);
  const number = (name: string): number => whole(each[name], `${at}.${name}`);
  const counts = { yes: number('yes'), no: number('no'), abstain: number('abstain'), unlawful: whole(each['illegal'] ?? 0, `${at}.illegal`) };
  const facts: TallyFacts = { ...fact('members', each['members'], at), ...fact('present', each['present'], at) };
  const asksMembers = threshold.base === 'entireMembership' || (quorum !== undefined && 'fraction' in quorum);
  const asksPresent = threshold.base === 'membersPresent' || quorum?.base === 'membersPresent' || quorum?.base === 'entireMembership';
  if (asksMembers && facts.members === undefined) refuse('FACTS_MISSING', `${at}.members`);
  if (asksPresent && facts.present === undefined) refuse('FACTS_MISSING', `${at}.present`);
  const met = quorum && quorumMet(quorum, counts, facts);
  return {
    id,
    passed: thresholdReached(threshold, counts, facts) && met !== false,
    ...(met === undefined ? {} : { quorumMet: met }),
    underOtherBases: otherBases({ method: 'yes-no', threshold, ...(quorum ? { quorum } : {}) }, counts, facts),
    rule: `${thresholdWords(threshold)}${quorum ? `; ${quorumWords(quorum)}` : ''}.`,
  };
}

/** Where a number is missing, that base says nothing. */
function otherBases(rule: YesNoRule, counts: YesNoCounts, facts: TallyFacts): { readonly [base: string]: boolean } {
  const judged = underOtherDenominators(rule, counts, facts).filter(({ base, passed }) => base !== rule.threshold.base && passed !== undefined);
  return Object.fromEntries(judged.map(({ base, passed }) => [base, passed!]));
}

function fact(name: 'members' | 'present', value: unknown, at: string): { members?: number; present?: number } {
  return value === undefined || value === null ? {} : { [name]: whole(value, `${at}.${name}`) };
}

function whole(value: unknown, field: string): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : refuse('RULE_MALFORMED', field);
}

function baseAndComparison(value: unknown, field: string): { fields: Fields; base: Base; cmp: Comparison } {
  if (!isObject(value)) return refuse('RULE_MALFORMED', field);
  const { base, cmp } = value;
  if (!BASES.includes(base as Base)) return refuse('RULE_MALFORMED', `${field}.base`);
  if (cmp !== '>' && cmp !== '>=') return refuse('RULE_MALFORMED', `${field}.cmp`);
  return { fields: value, base: base as Base, cmp };
}

function thresholdOf(value: unknown, field: string): Threshold {
  const { fields, base, cmp } = baseAndComparison(value, field);
  if (parseFraction(fields['fraction']) === undefined) return refuse('RULE_MALFORMED', `${field}.fraction`);
  if (fields['tie'] !== undefined && fields['tie'] !== 'fails') return refuse('RULE_MALFORMED', `${field}.tie`);
  return { base, fraction: fields['fraction'] as string, cmp };
}

function quorumOf(value: unknown, field: string): Quorum {
  const { fields, base, cmp } = baseAndComparison(value, field);
  if (fields['value'] !== undefined) return { base, cmp, value: whole(fields['value'], `${field}.value`) };
  if (parseFraction(fields['fraction']) === undefined) return refuse('RULE_MALFORMED', `${field}.fraction`);
  return { base, cmp, fraction: fields['fraction'] as string };
}
