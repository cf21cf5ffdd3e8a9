import type { AnyDecider } from '../kernel/decider.js';
import { governance } from '../ledger/core/index.js';
import { ballotDecider, commentDecider, councilDecider, councilDecider1, motionDecider, motionDecider1, seatDecider, seatDecider1 } from '../modules/councils/domain/index.js';
import { entityDecider, incidentDecider, reportDecider } from '../modules/incidents/domain/index.js';
import { drawDecider, jurorDecider, juryDecider, petitionDecider, volunteerDecider } from '../modules/juries/domain/index.js';
import { labDecider, mandateDecider, policyDecider } from '../modules/labs/domain/index.js';
import { roster, ROSTER_STREAM } from '../modules/members/domain/index.js';
import { recommendationDecider, recommendationDecider1 } from '../modules/recommendations/domain/index.js';

/**
 * Every rule set by which this project ever decided anything. A rule set that has judged one entry stays here for ever under
 * its name: when a rule changes, a new set is added beside it (frozen-rules.spec.ts sees to that).
 *
 *     deciderFor('report', 'reports/1')   // the rules of a report as they stood under that name
 */
export interface Catalogue {
  /** The rules of that name, if they are rules for streams of that kind. */
  deciderFor(kind: string, rules: string): AnyDecider | undefined;
  /** False for a second stream of a kind that has one only: another roster would have stewards of its own. */
  allowsStream(kind: string, id: string): boolean;
}

/** The log's own stream is `log/log`, the roster is `members/roster`. */
export const LOG_STREAM = { kind: 'log', id: 'log' } as const;
export const MEMBERS_STREAM = { kind: 'members', id: ROSTER_STREAM } as const;

export const DECIDERS: readonly AnyDecider[] = [
  governance, roster, reportDecider, incidentDecider, entityDecider, councilDecider1, councilDecider, seatDecider1, seatDecider, motionDecider1, motionDecider, ballotDecider, commentDecider,
  labDecider, mandateDecider, policyDecider, recommendationDecider1, recommendationDecider, drawDecider, volunteerDecider, juryDecider, jurorDecider, petitionDecider,
];

/**
 * By which rule sets an older one ends. Once the log has introduced one of them nothing is judged by the older any more: an operator
 * who could go on choosing would choose the rules that ask less. Minima of charters bind by `motions/2` only, so that a log which has
 * charters with minima has no motions without.
 */
export const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  'councils/1': ['councils/2', 'motions/2'],
  'motions/1': ['motions/2', 'councils/2'],
  'seats/1': ['seats/2'],
  'recommendations/1': ['recommendations/2'],
};

/** What a node introduces to its log: by these it judges. */
export const IN_FORCE: readonly AnyDecider[] = DECIDERS.filter(({ rules }) => !Object.hasOwn(ENDED_BY, rules));

export const CATALOGUE: Catalogue = catalogueOf(DECIDERS, [LOG_STREAM, MEMBERS_STREAM]);

export function catalogueOf(deciders: readonly AnyDecider[], single: readonly { readonly kind: string; readonly id: string }[] = []): Catalogue {
  const byName = new Map(deciders.map((decider) => [`${decider.kind} ${decider.rules}`, decider]));
  const onlyOf = new Map(single.map(({ kind, id }) => [kind, id]));
  return {
    deciderFor: (kind, rules) => byName.get(`${kind} ${rules}`),
    allowsStream: (kind, id) => (onlyOf.get(kind) ?? id) === id,
  };
}
