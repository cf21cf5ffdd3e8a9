import type { Read } from '../../../kernel/others.js';
import { wellFormed } from '../../../kernel/shape.js';
import { jurorId } from './juror-state.js';
import { JURY_SHAPES, juryId, type AskedJury, type JuryCommand } from './jury-commands.js';
import { type Jury, seatIn } from './jury-state.js';

/** Every command of a juror holds the jury, so all jurors stand still for a command of the jury itself. */
export function juryReads(command: JuryCommand, jury: Jury): readonly Read[] {
  if (!wellFormed(command, JURY_SHAPES) || !juryId(jury.id)) return [];
  if (command.type === 'OpenJury') return openingReads(command, jury);
  if (jury.status === 'unopened') return [];
  const jurors: Read = { kind: 'juror', under: jury.id };
  switch (command.type) {
    case 'Empanel':
      return [share('draw', jury.draw), ...original(jury)];
    case 'ReplaceJuror':
      return [share('draw', jury.draw), jurors, ...original(jury)];
    case 'CloseChallenge':
    case 'Advance':
      return [jurors];
    case 'CountVerdict':
      return [jurors, ...(jury.charge?.parties ?? []).map((party) => share('entity', party))];
    case 'ChallengeJuror':
      return [share('lab', command.party)];
    case 'FileAppeal':
      return command.party === null ? [] : [share('lab', command.party)];
    case 'AnswerQuestion': {
      const asked = jury.asked[command.question - 1];
      return asked ? [share('lab', asked.party)] : [];
    }
    case 'MarkQuestionOverdue':
    case 'EraseOpenings':
      return [];
    default: {
      const seat = seatIn(jury, command.seat);
      return seat ? [share('juror', jurorId(jury.id, seat.seat, seat.volunteer))] : [];
    }
  }
}

function openingReads({ incident, authority, charge, draw }: AskedJury<'OpenJury'>, jury: Jury): readonly Read[] {
  const reads = [share('incident', incident), share('draw', draw), ...charge.parties.map((party) => share('entity', party))];
  if (authority.kind === 'motion' || authority.kind === 'petition') reads.push(share(authority.kind, authority.id));
  if (authority.kind === 'appeal' && authority.id !== jury.id) reads.push(share('jury', authority.id));
  return reads;
}

/** The jury against whose verdict this is the appeal. */
function original({ authority }: Jury): readonly Read[] {
  return authority?.kind === 'appeal' ? [share('jury', authority.id)] : [];
}

function share(kind: string, id: string): Read {
  return { kind, id, hold: 'share' };
}
