import type { Field } from './draft.js';

/** One thing per page: the questions in their order, and what each page asks. */
export const STEPS = [
  { name: 'what', asks: ['title', 'account'] },
  { name: 'ai', asks: ['involvement', 'involvementWords'] },
  { name: 'you', asks: ['role'] },
  {
    name: 'when',
    asks: [
      'occurred.day', 'occurred.month', 'occurred.year', 'occurred.unknown', 'noticed.day', 'noticed.month', 'noticed.year', 'noticed.unknown', 'ongoing',
    ],
  },
  { name: 'where', asks: ['country1', 'country2', 'country3', 'system', 'version', 'developer', 'deployer'] },
  { name: 'harm', asks: ['harmTypes', 'harmed', 'quantity'] },
  { name: 'severity', asks: ['severity'] },
  { name: 'safety', asks: ['danger', 'retaliation'] },
  { name: 'evidence', asks: ['links', 'files', 'nothing'] },
  { name: 'wanted', asks: ['wanted'] },
  { name: 'contact', asks: ['mode', 'contactName', 'contact'] },
] as const satisfies readonly { readonly name: string; readonly asks: readonly Field[] }[];

export type StepName = (typeof STEPS)[number]['name'];
/** The questions, and the page on which all answers are checked. */
export const STEP_COUNT = STEPS.length + 1;

export function stepNamed(name: string): StepName | undefined {
  return STEPS.find((step) => step.name === name)?.name;
}

export function numberOf(name: StepName): number {
  return STEPS.findIndex((step) => step.name === name) + 1;
}

export function fieldsOf(name: StepName): readonly Field[] {
  return STEPS[numberOf(name) - 1]!.asks;
}

export function stepAfter(name: StepName): StepName | undefined {
  return STEPS[numberOf(name)]?.name;
}

export function stepBefore(name: StepName): StepName | undefined {
  return STEPS[numberOf(name) - 2]?.name;
}

/** The page on which a field is asked: fields of dates go by the name of the date. */
export function stepOf(field: string): StepName | undefined {
  return STEPS.find((step) => step.asks.some((asked) => asked === field || asked.startsWith(`${field}.`)))?.name;
}
