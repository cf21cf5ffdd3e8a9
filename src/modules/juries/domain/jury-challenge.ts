import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import type { AskedJury, JuryDecision } from './jury-commands.js';
import { othersIn, sittingJuror, speaksFor, takingPart } from './jury-people.js';
import { inHours } from './jury-seating.js';
import { type Challenge, type Jury, seatIn } from './jury-state.js';

/**
 * A party says that a juror is not impartial. The other jurors decide: more than half of those who take part must want him gone, so that a
 * party which challenges everybody cannot empty the jury with the one friend whom it has there. Whoever is silent lets him stay.
 */
export function challenge(jury: Jury, { seat: number, party, reason }: AskedJury<'ChallengeJuror'>, circumstances: Circumstances): JuryDecision {
  const { at, actor } = circumstances;
  if (!jury.charge!.parties.includes(party)) return refused('NOT_A_PARTY');
  if (!speaksFor(party, actor, circumstances.others)) return refused('NOT_A_REPRESENTATIVE');
  if (!isOpenToChallenge(jury, circumstances)) return refused('TOO_LATE');
  const seat = seatIn(jury, number);
  if (!seat || seat.removed) return refused('NO_SUCH_SEAT');
  const { volunteer } = seat;
  if (jury.challenges.some((one) => one.volunteer === volunteer && one.party === party)) return refused('ALREADY_CHALLENGED');
  const until = inHours(at, jury.times!.summons);
  return decided({ type: 'JurorChallenged', challenge: jury.challenges.length + 1, seat: number, volunteer, party, reason, until, by: actor.id });
}

/** Until the first vote is over: the votes before the discussion and after it should be of the same people. */
function isOpenToChallenge({ status, stageEndsAt }: Jury, { at }: Circumstances): boolean {
  return status === 'summoning' || (status === 'first-vote' && at < stageEndsAt!);
}

export function voteOn(jury: Jury, { seat, challenge: n, removes }: AskedJury<'VoteOnChallenge'>, circumstances: Circumstances): JuryDecision {
  if (!sittingJuror(jury, seat, circumstances)) return refused('NOT_YOUR_SEAT');
  const found = jury.challenges[n - 1];
  if (!found) return refused('NO_SUCH_CHALLENGE');
  if (found.outcome !== null) return refused('ALREADY_DECIDED');
  if (circumstances.at >= found.until) return refused('TOO_LATE');
  if (found.seat === seat) return refused('OWN_CASE');
  if (Object.hasOwn(found.votes, `${seat}`)) return refused('ALREADY_VOTED');
  return decided({ type: 'ChallengeVoteCast', challenge: n, seat, removes });
}

export function close(jury: Jury, { challenge: n }: AskedJury<'CloseChallenge'>, circumstances: Circumstances): JuryDecision {
  const { at } = circumstances;
  const found = jury.challenges[n - 1];
  if (!found) return refused('NO_SUCH_CHALLENGE');
  if (found.outcome !== null) return refused('ALREADY_DECIDED');
  const everybody = jury.seats.every(({ seat }) => seat === found.seat || Object.hasOwn(found.votes, `${seat}`));
  if (at < found.until && !everybody) return refused('NOT_YET');
  const votes = Object.values(found.votes);
  const removes = votes.filter((vote) => vote).length;
  const stays = votes.length - removes;
  const others = takingPart(jury, othersIn(circumstances)).filter(({ seat }) => seat !== found.seat).length;
  const outcome = removes > stays && 2 * removes > others ? 'removed' : 'stays';
  return decided({ type: 'ChallengeDecided', challenge: n, removes, stays, outcome });
}

export function isPending(jury: Jury, { seat, volunteer, outcome }: Challenge): boolean {
  return outcome === null && seatIn(jury, seat)?.volunteer === volunteer;
}
