import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { ClassData, CouncilData, HoldingData } from './operations.js';

export function councilName({ t }: Messages, { id, name }: Pick<CouncilData, 'id' | 'name'>): string {
  return name ?? t('councils.untitled', { id });
}

export function className({ t }: Messages, classes: readonly Pick<ClassData, 'code' | 'label'>[], code: string): string {
  const one = classes.find((each) => each.code === code);
  return one ? (one.label ?? code) : t('council.class.gone', { code });
}

export function holderName({ t }: Messages, { name, member }: Pick<HoldingData, 'name' | 'member'>): string {
  return name ?? t('council.seat.erased', { id: member });
}

export function wayWords(messages: Messages, way: string): string {
  return words(messages, [`way.${way}`]) ?? way;
}

/** "by appointment or by lot". */
function waysWords(messages: Messages, ways: readonly string[]): string {
  const [first = '', ...rest] = ways.map((way) => wayWords(messages, way));
  return rest.reduce((all, last) => messages.t('way.or', { ways: all, last }), first);
}

/** How seats of a class are filled, and for how long, in sentences. */
export function classRule(messages: Messages, one: ClassData): string {
  const { t } = messages;
  return t('council.class.rule', {
    seats: one.seats,
    ways: waysWords(messages, one.filledBy),
    term: one.termDays === null ? t('council.class.term.none') : t('council.class.term', { days: one.termDays }),
    most: mostWords(messages, one),
    vacancy: words(messages, [`council.class.vacancy.${one.vacancy}`]) ?? '',
  });
}

function mostWords({ t }: Messages, { termDays, mostTerms }: ClassData): string {
  if (mostTerms !== null) return t('council.class.most', { terms: mostTerms });
  return termDays === null ? '' : t('council.class.most.none');
}

/** The instant at which a term ends is outside it: people are told its last day. */
export function lastDay(messages: Messages, until: string): string {
  return formatDay(messages, new Date(Date.parse(until) - 1).toISOString());
}

/** The instant after a last day such as 2028-05-16; undefined where the text is no day. */
export function endOfDay(typed: string): string | undefined {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00.000Z`) : NaN;
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(typed)) return undefined;
  return new Date(ms + 86_400_000).toISOString();
}
