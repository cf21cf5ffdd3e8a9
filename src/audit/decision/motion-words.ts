import { assertNever } from '../../kernel/assert-never.js';
import type { Entry } from '../../ledger/core/index.js';
import { explainResult, ruleSentence, type Motion, type MotionEvent } from '../../modules/councils/domain/index.js';

/** What an entry of a motion says, one sentence or more for each event. `motion` is its state after the entry. */
export function motionWords(entry: Entry, motion: Motion): readonly string[] {
  return entry.events.flatMap((event) => wordsOf(event as unknown as MotionEvent, motion));
}

function wordsOf(event: MotionEvent, motion: Motion): readonly string[] {
  switch (event.type) {
    case 'MotionProposed': {
      const about = event.lab === null ? '' : ` It is about lab ${event.lab}${event.policy === null ? '' : `, policy ${event.policy}`}${event.mandate === null ? '' : `, under mandate ${event.mandate}`}.`;
      return [`Seat ${event.seat} of council ${event.council} proposes a motion (${event.kind}) on text ${event.text}.${about}`];
    }
    case 'MotionRevised':
      return [`The text becomes version ${event.version}, ${event.text}. A ballot on the text before counts no more, unless it is confirmed.`];
    case 'MotionWithdrawn':
      return ['The motion is withdrawn.'];
    case 'ArgumentAdded':
      return [`Seat ${event.seat} argues ${event.side} it.`];
    case 'SeatRecused':
      return [`Seat ${event.seat} does not vote (${event.reason}), ${{ self: 'by its own word', vote: 'by vote of the others', rule: 'since the motion is about its holder' }[event.by]}.`];
    case 'RecusalProposed':
      return [`Seat ${event.seat} asks whether seat ${event.of} should vote (${event.reason}).`];
    case 'RecusalVoteCast':
      return [`Seat ${event.seat} on the recusal of seat ${event.of}: ${event.choice}.`];
    case 'RecusalClosed':
      return [`The others decide on seat ${event.of}: ${event.yes} for recusal, ${event.no} against, ${event.abstain} abstained: ${event.outcome}.`];
    case 'VoteOpened': {
      const classes = Object.entries(event.roll.classes).map(([code, { seats, filled }]) => `${code} ${filled} of ${seats}`);
      return [
        `Voting opens by rule ${event.ruleHash}: ${ruleSentence(event.rule)}`,
        `The roll is frozen: ${event.roll.size} seats (${classes.join(', ')}), ${event.roll.delegations.length} delegations, root ${event.roll.hash}.`,
      ];
    }
    case 'ObjectionRaised':
      return [`Seat ${event.seat} objects${event.reasoned ? ', with reasons' : ''}.`];
    case 'ObjectionTested':
      return [`Objection ${event.objection} is found ${event.valid ? 'valid' : 'not valid'}.`];
    case 'ObjectionResolved':
      return [`Objection ${event.objection} is resolved, says who raised it.`];
    case 'RevealBegan':
      return ['Voting is over; sealed ballots are opened now.'];
    case 'VoteClosed':
      return [...explainResult(motion), `The count, made again from the ballots, has the transcript ${event.result.transcript ?? '(nothing could be counted)'}.`];
    case 'OpeningsErased':
      return ['Words of the motion were erased; their commitments stay.'];
    default:
      return assertNever(event);
  }
}
