import { assertNever } from '../../kernel/assert-never.js';
import { canonicalJson, type Entry } from '../../ledger/core/index.js';
import type { BallotEvent } from '../../modules/councils/domain/index.js';
import type { Json } from '../../kernel/json.js';

/** What an entry of one seat's ballot says. */
export function ballotWords(entry: Entry): readonly string[] {
  const seat = entry.stream.id.slice(entry.stream.id.indexOf('-') + 1);
  return entry.events.flatMap((event) => wordsOf(event as unknown as BallotEvent, seat));
}

function wordsOf(event: BallotEvent, seat: string): readonly string[] {
  switch (event.type) {
    case 'BallotCast':
      return [`Ballot of seat ${seat} (${event.class}): ${event.sealed === null ? choiceWords(event.choice) : `sealed as ${event.sealed}`}, on text ${event.text}.`];
    case 'BallotConfirmed':
      return [`Ballot of seat ${seat} confirmed, on text ${event.text}.`];
    case 'BallotOpened':
      return [`Ballot of seat ${seat} opened: ${choiceWords(event.choice)}.`];
    case 'OpeningsErased':
      return [`Words of the ballot of seat ${seat} were erased; their commitments stay.`];
    default:
      return assertNever(event);
  }
}

function choiceWords(choice: unknown): string {
  return choice === null ? 'blank' : typeof choice === 'string' ? choice : canonicalJson(choice as Json);
}
