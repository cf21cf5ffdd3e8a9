import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Ballot } from './ballot-state.js';
import { countVote, unopened } from './count-vote.js';
import { isSteward } from './council.js';
import type { AskedMotion, MotionDecision, MotionEvent } from './motion-commands.js';
import { isRecused, revealEndsAt, type Motion } from './motion-state.js';
import { electorateOf } from './roll.js';
import { ruleHashOf, whyNotThisRule } from './rule-object.js';
import { sittingMember, type Seat } from './seat-state.js';
import { councilIn, othersIn, seatsIn } from './seats-read.js';

/** Voting is opened by a rule and a roll which nothing changes afterwards, and closed by the clock. */
export function open(motion: Motion, { rule }: AskedMotion<'OpenVote'>, circumstances: Circumstances): MotionDecision {
  const { at, actor } = circumstances;
  const others = othersIn(circumstances);
  const council = councilIn(others, motion.council);
  const seats = seatsIn(others, motion.council);
  const own = seats.find(({ number }) => number === motion.proposer?.seat);
  const isProposer = actor.kind === 'member' && actor.id === motion.proposer?.member && own !== undefined && sittingMember(own, at) === actor.id;
  if (actor.kind !== 'member' || (!isSteward(actor) && !isProposer)) return refused('NOT_THE_PROPOSER');
  if (motion.status !== 'proposed') return refused(motion.vote ? 'ALREADY_OPENED' : 'ENDED');
  if (council?.status !== 'active') return refused('NO_SUCH_COUNCIL');
  if (motion.commentsUntil !== null && at < motion.commentsUntil) return refused('COMMENTS_OPEN');
  if (motion.recusals.some(({ outcome }) => outcome === null)) return refused('RECUSAL_PENDING');
  const candidates = motion.subject !== null && 'candidates' in motion.subject ? motion.subject.candidates.map(({ member }) => member) : [];
  const refusal = whyNotThisRule(rule, { kind: motion.kind, candidates, classes: council.charter?.classes.length ?? 0 }, at);
  if (refusal) return refused(refusal);
  const concerned = concernedBy(motion, seats, at);
  const standsBack = (member: string): boolean => member === concerned?.member || isRecused(motion, member);
  const { rows, roll } = electorateOf(council, seats, at, {
    policy: motion.policy,
    delegation: rule.delegation === 1,
    isRecused: standsBack,
  });
  if (rows.every(({ member }) => standsBack(member))) return refused('NOBODY_MAY_VOTE');
  const opened: MotionEvent = { type: 'VoteOpened', rule, ruleHash: ruleHashOf(rule), roll, by: actor.id };
  if (concerned === undefined || isRecused(motion, concerned.member)) return decided(opened);
  return decided<MotionEvent>({ type: 'SeatRecused', ...concerned, by: 'rule', reason: 'other', class: null }, opened);
}

/** Who would be removed does not vote on it. */
function concernedBy({ kind, subject }: Motion, seats: readonly Seat[], at: Instant): { readonly seat: number; readonly member: string } | undefined {
  if (kind !== 'remove' || subject === null || !('seat' in subject)) return undefined;
  const seat = seats.find(({ number }) => number === subject.seat);
  const member = seat && sittingMember(seat, at);
  return member === undefined ? undefined : { seat: subject.seat, member };
}

export function close(motion: Motion, circumstances: Circumstances): MotionDecision {
  if (motion.status !== 'open' || !motion.vote) return refused(motion.vote ? 'ENDED' : 'NOT_OPEN');
  if (circumstances.at < motion.vote.rule.closesAt) return refused('NOT_YET');
  const ballots = ballotsIn(motion, circumstances);
  if (unopened(motion, ballots)) return decided({ type: 'RevealBegan' });
  return decided({ type: 'VoteClosed', result: countVote(motion, ballots).result });
}

/** The time for opening is over, or there is nothing left to open. */
export function count(motion: Motion, circumstances: Circumstances): MotionDecision {
  if (motion.status !== 'revealing' || !motion.vote) return refused('NOT_REVEALING');
  const ballots = ballotsIn(motion, circumstances);
  if (circumstances.at < revealEndsAt(motion.vote, motion.closedAt!) && unopened(motion, ballots)) return refused('NOT_YET');
  return decided({ type: 'VoteClosed', result: countVote(motion, ballots).result });
}

function ballotsIn(motion: Motion, circumstances: Circumstances): readonly Ballot[] {
  return othersIn(circumstances).under('ballot', motion.id).map(({ state }) => state as Ballot);
}
