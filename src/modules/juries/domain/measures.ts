/**
 * The ladder of measures `measures/1`: what a jury may ask for, from the mildest to the gravest. A juror names one rung; the jury's is
 * the one in the middle (verdict.ts). The order and the definitions are part of the rules: another ladder gets another name.
 */
export const LADDER = 'measures/1';

export const MEASURES = ['none', 'notice', 'correction', 'disclosure', 'independent-audit', 'restriction', 'suspension', 'recall'] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_DEFINITIONS: Readonly<Record<Measure, string>> = {
  none: 'Nothing is asked of anybody.',
  notice: 'The organisation tells the people who were affected, in plain words, what happened and where they can turn.',
  correction: 'The organisation mends what went wrong and makes good what it did to the people who were affected.',
  disclosure: 'The organisation publishes how it came about: what the system does, what was known of its failures and since when.',
  'independent-audit': 'An auditor whom the organisation neither employs nor chooses alone examines the system, and the whole report is published.',
  restriction: 'The system is no longer used for the purposes or the people for which it failed, until it is shown to be safe for them.',
  suspension: 'The system is not used at all until it is shown to be safe.',
  recall: 'The system is withdrawn for good from everybody who has it.',
};

/** 0 is the mildest. */
export function rungOf(measure: Measure): number {
  return MEASURES.indexOf(measure);
}

export function isMeasure(value: unknown): value is Measure {
  return typeof value === 'string' && (MEASURES as readonly string[]).includes(value);
}
