import type { Tone } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { ListedMotion, MotionData, ResultData, SeatOfMotion } from './operations.js';

export function motionTitle({ t }: Messages, { id, title }: Pick<ListedMotion, 'id' | 'title'>): string {
  return title ?? t('motions.untitled', { id });
}

export function statusWords(messages: Messages, status: string): string {
  return words(messages, [`motion.status.${status}`]) ?? status;
}

const TONES: Readonly<Record<string, Tone>> = {
  PROPOSED: 'blue', OPEN: 'amber', REVEALING: 'plum', CARRIED: 'green', FAILED: 'red', NO_QUORUM: 'grey', TIED: 'grey', UNDECIDED: 'grey', WITHDRAWN: 'grey',
};

export function statusTone(status: string): Tone {
  return TONES[status] ?? 'grey';
}

export function kindWords(messages: Messages, kind: string): string {
  return words(messages, [`motion.kind.${kind}`]) ?? kind;
}

/** What comes next, and when. */
export function nextDeadline(messages: Messages, { status, commentsUntil, decidedAt, vote }: ListedMotion, now: number): string | undefined {
  const { t } = messages;
  if (decidedAt !== null) return t('motions.decided', { day: formatDay(messages, decidedAt) });
  if (status === 'REVEALING' && vote?.revealUntil) return t('motions.revealUntil', { instant: formatInstant(messages, vote.revealUntil) });
  if (vote && status === 'OPEN' && Date.parse(vote.opensAt) > now) return t('motions.opensAt', { instant: formatInstant(messages, vote.opensAt) });
  if (vote && status === 'OPEN') return t('motions.closesAt', { instant: formatInstant(messages, vote.closesAt) });
  if (status === 'PROPOSED' && commentsUntil !== null && Date.parse(commentsUntil) > now) return t('motions.commentsUntil', { instant: formatInstant(messages, commentsUntil) });
  return undefined;
}

type OfCouncil = Pick<MotionData, 'council'>;

/** "Ada Lovelace, seat 1": who held the seat then, by the name under which he sat there. */
export function seatedName(messages: Messages, { council }: OfCouncil, seat: number, member: string): string {
  const { t } = messages;
  return t('motion.seated', { name: memberName(messages, council.seats, member), seat });
}

export function memberName({ t }: Messages, seats: readonly SeatOfMotion[], member: string): string {
  const holding = seats.flatMap(({ holders }) => holders).find((one) => one.member === member);
  return holding ? (holding.name ?? t('council.seat.erased', { id: member })) : t('motion.member', { id: member });
}

export function classLabel({ council }: OfCouncil, code: string): string {
  return council.classes.find((one) => one.code === code)?.label ?? code;
}

/** Classes in the order of the charter; those that it no longer has come last. */
export function byCharter<C extends { readonly code: string }>({ council }: OfCouncil, classes: readonly C[]): readonly C[] {
  const place = ({ code }: C): number => (council.classes.findIndex((one) => one.code === code) + council.classes.length + 1) % (council.classes.length + 1);
  return classes.toSorted((a, b) => place(a) - place(b));
}

/** What can be chosen, as people call it: candidates by their names, other options by their codes. */
export function optionName(messages: Messages, motion: Pick<MotionData, 'council' | 'kind'>, option: string): string {
  return motion.kind === 'ELECT' ? memberName(messages, motion.council.seats, option) : option;
}

/** A choice of the API (`"yes"`, `["a"]`, `[["a"],["b"]]`, `{"a":3}`) in words. */
export function choiceWords(messages: Messages, motion: Pick<MotionData, 'council' | 'kind'>, choice: string | null): string {
  const { t } = messages;
  if (choice === null) return t('choice.sealed');
  const value = JSON.parse(choice) as unknown;
  const name = (option: unknown): string => optionName(messages, motion, String(option));
  if (typeof value === 'string') return words(messages, [`choice.${value}`]) ?? name(value);
  if (Array.isArray(value)) {
    if (!value.some(Array.isArray)) return value.map(name).join(', ');
    return value.map((place, i) => t('choice.place', { place: i + 1, options: (Array.isArray(place) ? place : [place]).map(name).join(' = ') })).join('; ');
  }
  if (value !== null && typeof value === 'object') return Object.entries(value).map(([option, n]) => `${name(option)}: ${String(n)}`).join('; ');
  return t('choice.blank');
}

/** The outcome in one sentence of ours; the figures follow in those that the API made from the rule. */
export function outcomeWords(messages: Messages, motion: Pick<MotionData, 'council' | 'kind'>, result: ResultData): string {
  const names = result.winners.map((option) => optionName(messages, motion, option));
  if (names.length > 0) return messages.t('outcome.chosen', { names: names.join(', ') });
  return words(messages, [`outcome.${result.outcome}`]) ?? result.outcome;
}
