import { DAY_SECONDS, addSeconds, parseInstant, type Instant } from '../../../kernel/instant.js';
import type { JsonObject } from '../../../kernel/json.js';
import type { NoticeKind, Subject, SubjectKind } from './kinds.js';

/**
 * Which notices follow from an entry of the published log, and for whom. What must be known for it (of which council a motion is,
 * who has voted already) is learned from earlier entries in the same way:
 *
 *     VoteOpened on motion/7n4q…   → `your-vote-waits` to the seats of its council, `vote-opened` to whoever follows motion, council or lab
 *     BallotCast on ballot/7n4q…-1 → no notice; the motion has one `voter` more, who need not be reminded
 *
 * Nothing here reads a choice, a sealed thing, a count or a result: what is not read cannot be told.
 */
export interface LoggedEvents {
  readonly at: Instant;
  readonly stream: { readonly kind: string; readonly id: string };
  readonly events: readonly (JsonObject & { readonly type: string })[];
}

/**
 * `followers`: of the subject and of what it belongs to. `seats`: who sits in the council of the motion or recommendation and is not
 * recused. `waiting`: those of them who have not voted. `voters`: those who have. `representatives`: of the lab that must answer.
 */
export type Audience = 'followers' | 'seats' | 'waiting' | 'voters' | 'representatives' | { readonly member: string };

export interface Notice {
  readonly kind: NoticeKind;
  readonly subject: Subject;
  readonly to: Audience;
}

export const RELATIONS = ['council', 'lab', 'recused', 'voter', 'closes', 'due'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Something learned, or no longer so. `set` takes the place of what was known before; `forget` without a value forgets all. */
export interface Lesson {
  readonly op: 'learn' | 'set' | 'forget';
  readonly subject: Subject;
  readonly relation: Relation;
  readonly value?: string;
}

/** One event: what is learned first, who is told, what is forgotten afterwards. */
export interface Step {
  readonly before: readonly Lesson[];
  readonly notices: readonly Notice[];
  readonly after: readonly Lesson[];
}

/** Votes and answers are called to mind so long before they end. A vote that is shorter than that is told of once. */
export const VOTE_REMINDER_SECONDS = DAY_SECONDS;
export const ANSWER_REMINDER_SECONDS = 7 * DAY_SECONDS;

type Event = JsonObject & { readonly type: string };
type Rule = (event: Event, id: string, at: Instant) => Partial<Step>;

/** Empty for most entries. */
export function stepsOf({ stream, events, at }: LoggedEvents): readonly Step[] {
  return events.flatMap((event) => {
    const name = `${stream.kind}/${event.type}`;
    const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
    return rule ? [{ before: [], notices: [], after: [], ...rule(event, stream.id, at) }] : [];
  });
}

const RULES: Readonly<Record<string, Rule>> = {
  'motion/MotionProposed': (event, id) => ({ before: belongs('motion', id, event), notices: [told('motion-proposed', 'motion', id)] }),
  'motion/MotionRevised': (_, id) => ({
    notices: [told('your-ballot-is-stale', 'motion', id, 'voters'), told('motion-amended', 'motion', id)],
    // Whoever voted on the text before has not voted on this one.
    after: [forget('motion', id, 'voter')],
  }),
  'motion/MotionWithdrawn': (_, id) => ({ notices: [told('motion-withdrawn', 'motion', id)], after: [forget('motion', id, 'closes')] }),
  'motion/VoteOpened': (event, id, at) => ({
    before: closing(event, id, at),
    notices: [told('your-vote-waits', 'motion', id, 'seats'), told('vote-opened', 'motion', id)],
  }),
  'motion/RevealBegan': (_, id) => ({
    notices: [told('your-ballot-to-open', 'motion', id, 'voters'), told('ballots-are-opened', 'motion', id)],
    after: [forget('motion', id, 'closes')],
  }),
  'motion/VoteClosed': (_, id) => ({ notices: [told('vote-closed', 'motion', id)], after: [forget('motion', id, 'closes'), forget('motion', id, 'voter')] }),
  'motion/RecusalProposed': (event, id) => ({ notices: personal('your-recusal-asked', 'motion', id, event['member']) }),
  'motion/SeatRecused': (event, id) => ({
    before: learn('motion', id, 'recused', event['member']),
    notices: event['by'] === 'vote' ? personal('your-recusal', 'motion', id, event['member']) : [],
  }),
  'ballot/BallotCast': (event, id) => ({ before: learn('motion', beforeDash(id), 'voter', event['by']) }),
  'ballot/BallotConfirmed': (event, id) => ({ before: learn('motion', beforeDash(id), 'voter', event['by']) }),

  'council/CharterAdopted': (_, id) => ({ notices: [told('charter-adopted', 'council', id)] }),
  'council/CouncilDissolved': (_, id) => ({ notices: [told('council-dissolved', 'council', id)] }),
  'seat/SeatFilled': (event, id) => ({ notices: [...personal('your-seat', 'council', beforeDash(id), event['member']), told('seat-filled', 'council', beforeDash(id))] }),
  'seat/SeatVacated': (event, id) => ({ notices: [...personal('your-seat-ended', 'council', beforeDash(id), event['member']), told('seat-vacated', 'council', beforeDash(id))] }),

  'recommendation/RecommendationIssued': (event, id) => ({ before: belongs('recommendation', id, event), notices: [told('recommendation-issued', 'recommendation', id)] }),
  'recommendation/AnswerDue': (event, id, at) => ({ before: due(event, id, at), notices: [told('your-answer-due', 'recommendation', id, 'representatives')] }),
  'recommendation/DueExtended': (event, id, at) => ({ before: due(event, id, at), notices: [told('answer-extended', 'recommendation', id)] }),
  'recommendation/AnswerOverdue': (_, id) => ({
    notices: [told('your-answer-overdue', 'recommendation', id, 'representatives'), told('answer-overdue', 'recommendation', id)],
    after: [forget('recommendation', id, 'due')],
  }),
  'recommendation/LabResponded': (_, id) => ({ before: [forget('recommendation', id, 'due')], notices: [told('lab-answered', 'recommendation', id)] }),
  'recommendation/AssessmentDue': (_, id) => ({ notices: [told('your-assessment-due', 'recommendation', id, 'seats')] }),
  'recommendation/AssessmentOverdue': (_, id) => ({ notices: [told('assessment-overdue', 'recommendation', id)] }),
  'recommendation/AssessmentRecorded': (_, id) => ({ notices: [told('answer-assessed', 'recommendation', id)] }),

  'incident/IncidentPublished': (_, id) => ({ notices: [told('incident-published', 'incident', id)] }),
  'incident/IncidentCorrected': (_, id) => ({ notices: [told('incident-corrected', 'incident', id)] }),
  'incident/IncidentRetracted': (_, id) => ({ notices: [told('incident-retracted', 'incident', id)] }),
  'incident/IncidentAnswered': (_, id) => ({ notices: [told('incident-answered', 'incident', id)] }),
};

/** Kinds of streams of which anything is ever told. */
export const TOLD_KINDS: readonly string[] = [...new Set(Object.keys(RULES).map((name) => name.slice(0, name.indexOf('/'))))];

function told(kind: NoticeKind, subject: SubjectKind, id: string, to: Audience = 'followers'): Notice {
  return { kind, subject: { kind: subject, id }, to };
}

function personal(kind: NoticeKind, subject: SubjectKind, id: string, member: unknown): readonly Notice[] {
  return typeof member === 'string' ? [told(kind, subject, id, { member })] : [];
}

function learn(kind: SubjectKind, id: string, relation: Relation, value: unknown, op: 'learn' | 'set' = 'learn'): readonly Lesson[] {
  return typeof value === 'string' ? [{ op, subject: { kind, id }, relation, value }] : [];
}

function forget(kind: SubjectKind, id: string, relation: Relation): Lesson {
  return { op: 'forget', subject: { kind, id }, relation };
}

function belongs(kind: SubjectKind, id: string, event: Event): readonly Lesson[] {
  return [...learn(kind, id, 'council', event['council'], 'set'), ...learn(kind, id, 'lab', event['lab'], 'set')];
}

function due(event: Event, id: string, at: Instant): readonly Lesson[] {
  return reminded('recommendation', id, 'due', event['dueAt'], addSeconds(at, ANSWER_REMINDER_SECONDS));
}

function closing({ rule }: Event, id: string, at: Instant): readonly Lesson[] {
  const closesAt = typeof rule === 'object' && rule !== null && !Array.isArray(rule) ? (rule as JsonObject)['closesAt'] : undefined;
  return reminded('motion', id, 'closes', closesAt, addSeconds(at, VOTE_REMINDER_SECONDS));
}

/** What ends sooner than that needs no second word. */
function reminded(kind: SubjectKind, id: string, relation: Relation, ends: unknown, soon: Instant): readonly Lesson[] {
  const instant = parseInstant(ends);
  return instant !== undefined && instant > soon ? learn(kind, id, relation, instant, 'set') : [forget(kind, id, relation)];
}

/** The council of a seat, the motion of a ballot: `3k7w9qzp04tn-12`. */
function beforeDash(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('-')));
}
