import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { withErasures } from '../../../kernel/sealed.js';
import type { JuryEvent } from './jury-commands.js';
import type { Challenge, Jury, PartyQuestion, Statement } from './jury-state.js';

/** What the events make of a jury. */
export function evolveJury(jury: Jury, event: JuryEvent, { at }: Circumstances): Jury {
  switch (event.type) {
    case 'JuryOpened': {
      const { incident, authority, charge, draw, rehearsal, size, quorum, times } = event;
      return { ...jury, status: 'opened', incident, authority, charge, draw, rehearsal, size, quorum, times };
    }
    case 'JuryEmpanelled': {
      const seats = event.jurors.map((one) => ({ ...one, until: event.until, removed: false }));
      return { ...jury, status: 'summoning', seats, summoned: event.jurors.map(({ volunteer }) => volunteer), stageEndsAt: event.endsAt };
    }
    case 'JurorReplaced': {
      const { seat, volunteer, until, endsAt } = event;
      const seats = jury.seats.map((one) => (one.seat === seat ? { seat, volunteer, until, removed: false } : one));
      return { ...jury, seats, summoned: [...jury.summoned, volunteer], stageEndsAt: endsAt };
    }
    case 'JurorChallenged': {
      const { seat, volunteer, party, reason, until } = event;
      return { ...jury, challenges: [...jury.challenges, { seat, volunteer, party, reason, until, votes: {}, outcome: null }] };
    }
    case 'ChallengeVoteCast':
      return withChallenge(jury, event.challenge, (one) => ({ ...one, votes: { ...one.votes, [event.seat]: event.removes } }));
    case 'ChallengeDecided': {
      const decided = withChallenge(jury, event.challenge, (one) => ({ ...one, outcome: event.outcome }));
      const challenge = jury.challenges[event.challenge - 1];
      if (event.outcome === 'stays' || !challenge) return decided;
      const isHis = (one: Jury['seats'][number]): boolean => one.seat === challenge.seat && one.volunteer === challenge.volunteer;
      return { ...decided, seats: jury.seats.map((one) => (isHis(one) ? { ...one, removed: true } : one)) };
    }
    case 'StatementAdded':
      return { ...jury, statements: [...jury.statements, { seat: event.seat, reactions: {} }] };
    case 'Reacted': {
      const react = (one: Statement): Statement => ({ ...one, reactions: { ...one.reactions, [event.seat]: event.reaction } });
      return { ...jury, statements: jury.statements.map((one, i) => (i === event.statement - 1 ? react(one) : one)) };
    }
    case 'PartyAsked':
      return { ...jury, asked: [...jury.asked, { seat: event.seat, party: event.party, dueAt: event.dueAt, overdueAt: null, answeredAt: null }] };
    case 'QuestionAnswered':
      return withQuestion(jury, event.question, (one) => ({ ...one, answeredAt: at }));
    case 'QuestionOverdue':
      return withQuestion(jury, event.question, (one) => ({ ...one, overdueAt: at }));
    case 'JuryAdvanced':
      return { ...jury, status: event.to, stageEndsAt: event.endsAt };
    case 'VerdictReached': {
      const { type: _, addressed, ...verdict } = event;
      return { ...jury, status: 'verdict', verdict, addressed, endedAt: at, stageEndsAt: null };
    }
    case 'NoVerdict':
      return { ...jury, status: 'no-verdict', noVerdict: event.cause, endedAt: at, stageEndsAt: null };
    case 'ReasonsPublished':
      return { ...jury, reasons: event.seat };
    case 'MinorityOpinionAdded':
      return { ...jury, opinions: [...jury.opinions, event.seat] };
    case 'AppealFiled':
      return { ...jury, appeal: { party: event.party, grounds: event.grounds, jury: event.jury, at } };
    case 'OpeningsErased':
      return { ...jury, erased: withErasures(jury.erased, event.openings) };
    default:
      return assertNever(event);
  }
}

function withChallenge(jury: Jury, n: number, change: (one: Challenge) => Challenge): Jury {
  return { ...jury, challenges: jury.challenges.map((one, i) => (i === n - 1 ? change(one) : one)) };
}

function withQuestion(jury: Jury, n: number, change: (one: PartyQuestion) => PartyQuestion): Jury {
  return { ...jury, asked: jury.asked.map((one, i) => (i === n - 1 ? change(one) : one)) };
}
