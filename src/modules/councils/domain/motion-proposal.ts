import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS, epochMs, type Instant } from '../../../kernel/instant.js';
import { classOf } from './council-state.js';
import { ASKING_KINDS, subjectFits } from './motion-kinds.js';
import { type AskedMotion, MOST_ARGUMENTS, MOST_COMMENT_DAYS, MOST_REVISIONS, type MotionDecision, type MotionRefusal } from './motion-commands.js';
import { covers, type EntityRead, type MandateRead, type PolicyRead, type RecommendationRead } from './motion-reads.js';
import { opensAt, type Motion, type Vote } from './motion-state.js';
import { seatId, type Seat } from './seat-state.js';
import { councilIn, othersIn } from './seats-read.js';

/** A proposal and its text, until voting ends. */
export function propose(motion: Motion, command: AskedMotion<'ProposeMotion'>, circumstances: Circumstances, by: string): MotionDecision {
  if (motion.status !== 'unproposed') return refused('ALREADY_PROPOSED');
  const refusal = whyNot(command, circumstances);
  if (refusal) return refused(refusal);
  const { type: _, ...proposal } = command;
  return decided({ type: 'MotionProposed', ...proposal, by });
}

function whyNot(command: AskedMotion<'ProposeMotion'>, circumstances: Circumstances): MotionRefusal | undefined {
  const { council, kind, lab, policy, mandate, subject, measure, incidents, commentsUntil } = command;
  const others = othersIn(circumstances);
  const { at } = circumstances;
  const found = councilIn(others, council);
  if (found?.status !== 'active') return 'NO_SUCH_COUNCIL';
  if (!subjectFits(kind, subject)) return 'MALFORMED';
  const asks = ASKING_KINDS.includes(kind);
  if (asks ? lab === null : lab !== null || policy !== null || mandate !== null || measure !== null) return 'MALFORMED';
  if (commentsUntil !== null && commentsUntil <= at) return 'DEADLINE_IN_PAST';
  if (commentsUntil !== null && commentsUntil > addSeconds(at, MOST_COMMENT_DAYS * DAY_SECONDS)) return 'TERM_TOO_LONG';
  if (incidents.some((incident) => others.one('incident', incident) === undefined)) return 'NO_SUCH_INCIDENT';
  if (asks) {
    if (measure === null) return 'MEASURE_NEEDED';
    return whyNotAskLab({ council, kind, lab, policy, mandate }, { entity: lab === null ? undefined : others.one('entity', lab), mandate: mandate === null ? undefined : others.one('mandate', mandate), policy: policy === null ? undefined : others.one('policy', policy) }, at);
  }
  if (subject === null) return undefined;
  if ('recommendation' in subject) {
    const recommendation = others.one('recommendation', subject.recommendation) as RecommendationRead | undefined;
    return recommendation?.council === council ? undefined : 'NO_SUCH_RECOMMENDATION';
  }
  if ('candidates' in subject) return classOf(found, subject.class) ? undefined : 'NO_SUCH_CLASS';
  if ('seat' in subject) {
    const seat = others.one('seat', seatId(council, subject.seat)) as Seat | undefined;
    return seat?.holder ? undefined : 'NO_SUCH_SEAT';
  }
  if ('incident' in subject) return others.one('incident', subject.incident) === undefined ? 'NO_SUCH_INCIDENT' : undefined;
  return undefined;
}

/** Only what binds the lab to this council lets the council decide on its policy; recommend may whoever is asked to think. */
function whyNotAskLab(
  motion: { council: string; kind: string; lab: string | null; policy: string | null; mandate: string | null },
  found: { entity: unknown; mandate: unknown; policy: unknown },
  at: Instant,
): MotionRefusal | undefined {
  const entity = found.entity as EntityRead | undefined;
  // Nobody else can prove who speaks for it, so it could never answer.
  if (entity?.status !== 'registered' || entity.kind !== 'organisation') return 'NO_SUCH_LAB';
  if (motion.policy !== null) {
    const policy = found.policy as PolicyRead | undefined;
    if (policy?.lab !== motion.lab || policy?.status !== 'published') return 'NO_SUCH_POLICY';
  }
  if (motion.kind === 'recommend' && motion.mandate === null) return undefined;
  if (motion.kind !== 'recommend' && motion.policy === null) return 'NO_SUCH_POLICY';
  return covers(found.mandate as MandateRead | undefined, motion, at) ? undefined : 'NO_MANDATE';
}

export function revise(motion: Motion, command: AskedMotion<'ReviseMotion'>, { at }: Circumstances, by: string): MotionDecision {
  const other = notTheProposer(motion, command.seat, by);
  if (other) return refused(other);
  const { vote } = motion;
  if (motion.status === 'open' && vote) {
    if (!vote.rule.amendable) return refused('NOT_AMENDABLE');
    if (isTooLateToRead(vote, at)) return refused('CLOSED');
  } else if (motion.status !== 'proposed') return refused('ENDED');
  if (motion.version >= MOST_REVISIONS) return refused('TOO_MANY');
  return decided({ type: 'MotionRevised', version: motion.version + 1, text: command.text, by });
}

/**
 * Half of the time of the vote is left for reading what changed: otherwise a proposer could make everybody's ballot stale in the
 * last second and carry another text with his own.
 */
function isTooLateToRead(vote: Vote, at: Instant): boolean {
  return 2 * epochMs(at) > epochMs(opensAt(vote)) + epochMs(vote.rule.closesAt);
}

export function withdraw(motion: Motion, command: AskedMotion<'WithdrawMotion'>, by: string): MotionDecision {
  const other = notTheProposer(motion, command.seat, by);
  if (other) return refused(other);
  if (motion.status !== 'proposed') return refused(motion.vote ? 'ALREADY_OPENED' : 'ENDED');
  return decided({ type: 'MotionWithdrawn', by });
}

export function argue(motion: Motion, command: AskedMotion<'AddArgument'>, { at }: Circumstances, by: string): MotionDecision {
  const ended = notDeliberating(motion, at);
  if (ended) return refused(ended);
  if (motion.arguments >= MOST_ARGUMENTS) return refused('TOO_MANY');
  return decided({ type: 'ArgumentAdded', n: motion.arguments + 1, seat: command.seat, side: command.side, by });
}

function notTheProposer({ proposer }: Motion, seat: number, by: string): MotionRefusal | undefined {
  return proposer?.seat === seat && proposer.member === by ? undefined : 'NOT_THE_PROPOSER';
}

/** While it is proposed, and while votes are taken. */
export function notDeliberating(motion: Motion, at: Instant): MotionRefusal | undefined {
  if (motion.status === 'proposed') return undefined;
  if (motion.status !== 'open' || !motion.vote) return 'ENDED';
  return at >= motion.vote.rule.closesAt ? 'CLOSED' : undefined;
}
