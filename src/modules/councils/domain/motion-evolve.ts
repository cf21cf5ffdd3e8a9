import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { withErasures } from '../../../kernel/sealed.js';
import type { MotionEvent } from './motion-commands.js';
import type { Motion, MotionObjection, RecusalProposal } from './motion-state.js';

/** Folds what happened into the motion. Total: what breaks a rule is the auditor's to report. */
export function evolveMotion(motion: Motion, event: MotionEvent, { at }: Circumstances): Motion {
  switch (event.type) {
    case 'MotionProposed': {
      const { council, kind, lab, policy, mandate, subject, title, text, measure, incidents, commentsUntil } = event;
      const proposer = { seat: event.seat, member: event.by };
      return { ...motion, status: 'proposed', council, kind, proposer, lab, policy, mandate, subject, title, text, version: 1, measure, incidents, commentsUntil, proposedAt: at };
    }
    case 'MotionRevised':
      return { ...motion, text: event.text, version: event.version };
    case 'MotionWithdrawn':
      return { ...motion, status: 'withdrawn', closedAt: at };
    case 'ArgumentAdded':
      return { ...motion, arguments: event.n };
    case 'SeatRecused': {
      const { seat, member, by, reason } = event;
      const recused = [...motion.recused, { seat, member, by, reason, at }];
      if (event.class === null || motion.vote === null) return { ...motion, recused };
      return { ...motion, recused, vote: { ...motion.vote, recusedSince: [...motion.vote.recusedSince, [seat, event.class]] } };
    }
    case 'RecusalProposed': {
      const { of, member, seat, reason, closesAt } = event;
      const proposal: RecusalProposal = { of, member, seat, reason, closesAt, votes: {}, voters: [], counts: { yes: 0, no: 0, abstain: 0 }, outcome: null };
      return { ...motion, recusals: [...motion.recusals, proposal] };
    }
    case 'RecusalVoteCast':
      return pending(motion, event.of, (one) => ({
        ...one,
        votes: { ...one.votes, [String(event.seat)]: event.choice },
        voters: [...one.voters, event.by],
        counts: { ...one.counts, [event.choice]: one.counts[event.choice] + 1 },
      }));
    case 'RecusalClosed':
      return pending(motion, event.of, (one) => ({ ...one, votes: {}, voters: [], outcome: event.outcome }));
    case 'VoteOpened': {
      const { rule, ruleHash, roll } = event;
      return { ...motion, status: 'open', vote: { rule, ruleHash, roll, openedAt: at, recusedSince: [] } };
    }
    case 'ObjectionRaised': {
      const { objection: id, seat, by: member, reasoned, argument } = event;
      return { ...motion, objections: [...motion.objections, { id, seat, member, reasoned, argument, tested: 'untested', resolved: false }] };
    }
    case 'ObjectionTested':
      return objection(motion, event.objection, (one) => ({ ...one, tested: event.valid ? 'valid' : 'invalid' }));
    case 'ObjectionResolved':
      return objection(motion, event.objection, (one) => ({ ...one, resolved: true }));
    case 'RevealBegan':
      return { ...motion, status: 'revealing', closedAt: at };
    case 'VoteClosed':
      return { ...motion, status: event.result.outcome, result: event.result, closedAt: motion.closedAt ?? at };
    case 'OpeningsErased':
      return { ...motion, erased: withErasures(motion.erased, event.openings) };
    default:
      return assertNever(event);
  }
}

function pending(motion: Motion, of: number, change: (one: RecusalProposal) => RecusalProposal): Motion {
  return { ...motion, recusals: motion.recusals.map((one) => (one.of === of && one.outcome === null ? change(one) : one)) };
}

function objection(motion: Motion, id: string, change: (one: MotionObjection) => MotionObjection): Motion {
  return { ...motion, objections: motion.objections.map((one) => (one.id === id ? change(one) : one)) };
}
