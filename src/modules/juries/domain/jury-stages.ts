import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { isPending } from './jury-challenge.js';
import { VERDICT_APPEAL_DAYS, type AskedJury, type JuryDecision } from './jury-commands.js';
import { isSteward, othersIn, seatedJurors, sittingJuror, speaksFor, takingPart } from './jury-people.js';
import { inHours } from './jury-seating.js';
import type { Jury } from './jury-state.js';
import { countVerdict, type VoteChoice } from './verdict.js';

/** From one stage to the next: when its time is over, or when nobody is waited for any more. The discussion takes its whole time. */
export function advance(jury: Jury, circumstances: Circumstances): JuryDecision {
  const { at } = circumstances;
  const isOver = jury.stageEndsAt !== null && at >= jury.stageEndsAt;
  switch (jury.status) {
    case 'summoning':
    case 'first-vote':
    case 'deliberating':
    case 'second-vote':
      break;
    case 'unopened':
    case 'opened':
    case 'opening':
      return refused('NOT_YET');
    case 'verdict':
    case 'no-verdict':
      return refused('ALREADY_DECIDED');
  }
  const others = othersIn(circumstances);
  const jurors = takingPart(jury, others);
  const seats = jurors.map(({ seat }) => seat);
  const { first, deliberation, second, opening } = jury.times!;
  const tooFew = jurors.length < jury.quorum;
  switch (jury.status) {
    case 'summoning':
      if (!isOver && jurors.length < jury.seats.length) return refused('NOT_YET');
      return tooFew ? decided({ type: 'NoVerdict', cause: 'too-few-jurors' }) : decided({ type: 'JuryAdvanced', to: 'first-vote', seats, endsAt: inHours(at, first) });
    case 'first-vote': {
      if (jury.challenges.some((one) => isPending(jury, one))) return refused('CHALLENGE_PENDING');
      const isDone = seatedJurors(jury, others).every(({ seat, juror }) =>
        juror?.status === 'accepted' ? juror.first !== null && !seat.removed : juror?.status !== 'excused' && !seat.removed && at >= seat.until,
      );
      if (!isOver && !isDone) return refused('NOT_YET');
      return tooFew ? decided({ type: 'NoVerdict', cause: 'too-few-jurors' }) : decided({ type: 'JuryAdvanced', to: 'deliberating', seats, endsAt: inHours(at, deliberation) });
    }
    case 'deliberating':
      if (!isOver) return refused('NOT_YET');
      return decided({ type: 'JuryAdvanced', to: 'second-vote', seats, endsAt: inHours(at, second) });
    case 'second-vote':
      if (!isOver && jurors.some((juror) => juror.second === null)) return refused('NOT_YET');
      return decided({ type: 'JuryAdvanced', to: 'opening', seats, endsAt: inHours(at, opening) });
  }
}

/** Who sealed and did not open has not voted. */
export function count(jury: Jury, circumstances: Circumstances): JuryDecision {
  if (jury.status !== 'opening') return refused('NOT_OPENING');
  const others = othersIn(circumstances);
  const jurors = takingPart(jury, others);
  const isUnopened = jurors.some(({ first, second }) => (first !== null && first.opened === null) || (second !== null && second.opened === null));
  if (circumstances.at < jury.stageEndsAt! && isUnopened) return refused('NOT_YET');
  const votes = jurors.map(({ seat, first, second }) => ({ seat, first: first?.opened?.choice ?? null, second: second?.opened?.choice ?? null }));
  if (votes.filter(({ second }) => second !== null).length < jury.quorum) return decided({ type: 'NoVerdict', cause: 'too-few-votes' });
  const verdict = countVerdict(jury.charge!.questions.length, votes);
  const isOrganisation = (party: string): boolean => {
    const entity = others.one('entity', party) as { readonly status: string; readonly kind: string } | undefined;
    return entity?.status === 'registered' && entity.kind === 'organisation';
  };
  const addressed = verdict.measure === 'none' ? [] : jury.charge!.parties.filter(isOrganisation);
  return decided({ type: 'VerdictReached', addressed, ...verdict });
}

/** The reasons of the verdict, written down by one who voted for it. */
export function publishReasons(jury: Jury, { seat }: AskedJury<'PublishReasons'>, circumstances: Circumstances): JuryDecision {
  const juror = sittingJuror(jury, seat, circumstances);
  if (!juror) return refused('NOT_YOUR_SEAT');
  if (!jury.verdict) return refused('NO_VERDICT');
  if (juror.second?.opened?.choice.measure !== jury.verdict.measure) return refused('NOT_IN_MAJORITY');
  return jury.reasons === null ? decided({ type: 'ReasonsPublished', seat }) : refused('ALREADY_PUBLISHED');
}

export function addOpinion(jury: Jury, { seat }: AskedJury<'AddMinorityOpinion'>, circumstances: Circumstances): JuryDecision {
  const juror = sittingJuror(jury, seat, circumstances);
  if (!juror) return refused('NOT_YOUR_SEAT');
  if (!jury.verdict) return refused('NO_VERDICT');
  const choice = juror.second?.opened?.choice;
  if (!choice || !differs(jury, choice)) return refused('NOT_IN_MINORITY');
  return jury.opinions.includes(seat) ? refused('ALREADY_PUBLISHED') : decided({ type: 'MinorityOpinionAdded', seat });
}

function differs({ verdict }: Jury, { measure, findings }: VoteChoice): boolean {
  return measure !== verdict!.measure || findings.some((answer, i) => answer !== verdict!.findings[i]!.outcome);
}

/** Once, within thirty days: it leads to another jury, twice as large and one more, of other people. */
export function appeal(jury: Jury, { party, grounds, jury: next }: AskedJury<'FileAppeal'>, circumstances: Circumstances): JuryDecision {
  const { at, actor } = circumstances;
  if (!jury.verdict) return refused('NO_VERDICT');
  if (jury.authority?.kind === 'appeal') return refused('NO_FURTHER_APPEAL');
  if (actor.kind !== 'member') return refused(party === null ? 'NOT_A_STEWARD' : 'NOT_A_REPRESENTATIVE');
  if (party === null) {
    if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  } else {
    if (!jury.charge!.parties.includes(party)) return refused('NOT_A_PARTY');
    if (!speaksFor(party, actor, circumstances.others)) return refused('NOT_A_REPRESENTATIVE');
  }
  if (jury.appeal) return refused('ALREADY_APPEALED');
  if (at >= addSeconds(jury.endedAt!, VERDICT_APPEAL_DAYS * DAY_SECONDS)) return refused('TOO_LATE');
  if (next === jury.id) return refused('MALFORMED');
  return decided({ type: 'AppealFiled', party, grounds, jury: next, by: actor.id });
}
