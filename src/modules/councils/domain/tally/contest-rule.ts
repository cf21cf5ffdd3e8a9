import { isObject, isOptionId } from './check-rule.js';
import { refuse } from './refusals.js';

type Fields = Readonly<Record<string, unknown>>;
type Kind = 'ranked' | 'condorcet' | 'approvals' | 'scores' | 'choice';

/**
 * Contest files speak as their sources do (RCTab's words for RCTab's rules, a statute's name for a statute); here they are put
 * into a rule of our own. What a file does not state is strict: a ballot with a fault of which nothing is said is refused, and a
 * tie of which nothing is said is reported.
 */
export function contestRule(contest: Fields): { readonly kind: Kind; readonly rule: Fields } {
  const rules = contest['rules'] ?? {};
  if (!isObject(rules)) return refuse('RULE_MALFORMED', 'rules');
  const candidates = contest['candidates'];
  if (!Array.isArray(candidates)) return refuse('RULE_MALFORMED', 'candidates');
  const options = candidates.map((candidate: unknown, i): string => {
    if (!isObject(candidate) || !isOptionId(candidate['id'])) return refuse('RULE_MALFORMED', `candidates[${i}].id`);
    return candidate['id'];
  });
  const marked = (flag: string): string[] => options.filter((_, i) => (candidates[i] as Fields)[flag] === true);
  const seats = contest['seats'] ?? 1;
  const base = { options, tie: tieOf(rules, options), ...(rules['winnerElectionMode'] === 'bottomsUpUsingPercentageThreshold' ? {} : { seats }) };
  const ranked = { ...base, ballots: papersOf(rules), ...listed('excluded', marked('excluded')), ...listed('writeIns', marked('undeclaredWriteIn')) };
  switch (contest['method']) {
    case 'plurality':
      return { kind: 'choice', rule: { method: 'plurality', ...base } };
    case 'approval':
      return { kind: 'approvals', rule: { method: 'approval', ...base, ...given('maxApprovals', rules['maxApprovals']) } };
    case 'score':
      return { kind: 'scores', rule: { method: 'score', ...base, ...range(rules), aggregate: rules['aggregate'] ?? 'sum', unscored: unscored(rules) } };
    case 'star':
      return { kind: 'scores', rule: { method: 'star', ...base, ...range(rules) } };
    case 'majority-judgment':
      return { kind: 'scores', rule: { method: 'majority-judgment', ...base, grades: rules['grades'], ungraded: rules['ungraded'] === undefined ? 'refused' : 'lowest' } };
    case 'cumulative':
      return { kind: 'scores', rule: { method: 'cumulative', ...base, budget: rules['budget'], spend: rules['spend'] ?? 'at-most' } };
    case 'quadratic':
      return { kind: 'scores', rule: { method: 'quadratic', ...base, budget: rules['budget'], assurance: rules['assurance'] ?? 'one-person' } };
    case 'irv':
      return { kind: 'ranked', rule: { method: 'irv', ...ranked, ...irvOf(rules) } };
    case 'stv':
      return { kind: 'ranked', rule: { method: 'stv', ...ranked, ...stvOf(rules) } };
    case 'condorcet':
      return {
        kind: 'condorcet',
        rule: { ...ranked, ballots: { overvote: 'all-count', skipped: 'refuse', duplicate: 'refuse' }, unranked: rules['unrankedLast'] === false ? 'not-compared' : 'last' },
      };
    default:
      return refuse('UNKNOWN_METHOD', 'method');
  }
}

const listed = (name: string, values: readonly string[]): Fields => (values.length > 0 ? { [name]: values } : {});
const given = (name: string, value: unknown): Fields => (value === undefined || value === null ? {} : { [name]: value });
const range = (rules: Fields): Fields => ({ min: rules['min'] ?? 0, max: rules['max'] ?? 5 });

function unscored(rules: Fields): unknown {
  const words: Readonly<Record<string, string>> = { '0': 'zero', min: 'minimum', ignored: 'left-out' };
  const value = typeof rules['unscored'] === 'string' ? rules['unscored'] : '0';
  return Object.hasOwn(words, value) ? words[value] : value;
}

/** `tieRule` in our own words goes before what a source says. */
function tieOf(rules: Fields, options: readonly string[]): unknown {
  if (rules['tieRule'] !== undefined) return rules['tieRule'];
  const declared = [{ by: 'order', order: options }];
  if (rules['family'] === 'Scottish STV') return [{ by: 'earlier-rounds' }]; // and else by lot, which no file can hold
  switch (rules['tiebreakMode']) {
    case 'useCandidateOrder':
    case 'usePermutationInConfig':
      return declared;
    case 'previousRoundCountsThenRandom':
      return [{ by: 'earlier-rounds' }];
    default:
      return [];
  }
}

function papersOf(rules: Fields): unknown {
  const isRctab = rules['family'] === 'RCTab';
  const overvotes: Readonly<Record<string, string>> = {
    alwaysSkipToNextRank: 'skip',
    exhaustImmediately: 'exhaust',
    exhaustIfMultipleContinuing: 'exhaust-if-several-continue',
  };
  const named = rules['overvoteRule'];
  const most = rules['maxSkippedRanks'];
  return {
    overvote: named === undefined ? 'refuse' : typeof named === 'string' && Object.hasOwn(overvotes, named) ? overvotes[named] : named,
    skipped: most === undefined ? 'refuse' : most === null || most === 'unlimited' ? 'any' : most,
    duplicate: rules['exhaustOnDuplicate'] === true ? 'exhaust' : isRctab ? 'pass-over' : 'refuse',
    ...given('maxRanks', rules['maxRankings']),
  };
}

function irvOf(rules: Fields): Fields {
  const modes: Readonly<Record<string, string>> = {
    singleWinnerMajority: 'majority',
    bottomsUp: 'bottoms-up',
    bottomsUpUsingPercentageThreshold: 'bottoms-up-percentage',
    multiPassIrv: 'sequential',
  };
  const mode = rules['winnerElectionMode'] ?? 'singleWinnerMajority';
  if (typeof mode !== 'string' || !Object.hasOwn(modes, mode)) return refuse('RULE_MALFORMED', 'rules.winnerElectionMode');
  return {
    until: modes[mode],
    ...(mode === 'bottomsUpUsingPercentageThreshold' ? { percentage: `${Number(rules['bottomsUpPercentage'])}/100` } : {}),
    ...given('fixedThreshold', rules['firstRoundDeterminesThreshold']),
    ...given('batch', rules['batchElimination']),
  };
}

function stvOf(rules: Fields): Fields {
  switch (rules['family']) {
    case 'Scottish STV':
      return { family: 'scottish' };
    case 'RCTab': {
      const mode = rules['winnerElectionMode'];
      if (mode !== undefined && mode !== 'multiWinnerAllowMultipleWinnersPerRound') return refuse('RULE_MALFORMED', 'rules.winnerElectionMode');
      if (rules['decimalPlaces'] !== undefined && rules['decimalPlaces'] !== 4) return refuse('RULE_MALFORMED', 'rules.decimalPlaces');
      return { family: 'wigm-rctab', quota: rules['hareQuota'] === true ? 'hare' : rules['nonIntegerThreshold'] === true ? 'droop-fractional' : 'droop' };
    }
    case 'WIGM exact': {
      const quota = typeof rules['quota'] === 'string' ? rules['quota'] : 'Droop';
      const named = ([['Hagenbach-Bischoff', 'hagenbach-bischoff'], ['Droop', 'droop'], ['Hare', 'hare']] as const).find(([name]) => quota.startsWith(name));
      return named ? { family: 'wigm-exact', quota: named[1] } : refuse('RULE_MALFORMED', 'rules.quota');
    }
    case 'WIGM PRF':
      return { family: 'wigm-prf' };
    case 'Meek':
      return { family: 'meek' };
    default:
      return refuse('RULE_MALFORMED', 'rules.family');
  }
}
