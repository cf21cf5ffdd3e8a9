import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { type AskedJury, type JuryDecision, MOST_ASKED_EACH, MOST_STATEMENTS_EACH } from './jury-commands.js';
import { sittingJuror, speaksFor } from './jury-people.js';
import { inHours } from './jury-seating.js';
import type { Jury } from './jury-state.js';

/** What jurors say to each other and ask the parties. It begins when the first votes are sealed, and ends before the second. */
export function state(jury: Jury, { seat }: AskedJury<'AddStatement'>, circumstances: Circumstances): JuryDecision {
  if (!sittingJuror(jury, seat, circumstances)) return refused('NOT_YOUR_SEAT');
  if (!isDeliberating(jury, circumstances)) return refused('NOT_DELIBERATING');
  if (jury.statements.filter((one) => one.seat === seat).length >= MOST_STATEMENTS_EACH) return refused('TOO_MANY');
  return decided({ type: 'StatementAdded', statement: jury.statements.length + 1, seat });
}

/** Another reaction takes the place of the first. */
export function react(jury: Jury, { seat, statement, reaction }: AskedJury<'React'>, circumstances: Circumstances): JuryDecision {
  if (!sittingJuror(jury, seat, circumstances)) return refused('NOT_YOUR_SEAT');
  if (!isDeliberating(jury, circumstances)) return refused('NOT_DELIBERATING');
  if (!jury.statements[statement - 1]) return refused('NO_SUCH_STATEMENT');
  return decided({ type: 'Reacted', statement, seat, reaction });
}

export function ask(jury: Jury, { seat, party }: AskedJury<'AskParty'>, circumstances: Circumstances): JuryDecision {
  if (!sittingJuror(jury, seat, circumstances)) return refused('NOT_YOUR_SEAT');
  if (!isDeliberating(jury, circumstances)) return refused('NOT_DELIBERATING');
  if (!jury.charge!.parties.includes(party)) return refused('NOT_A_PARTY');
  if (jury.asked.filter((one) => one.seat === seat).length >= MOST_ASKED_EACH) return refused('TOO_MANY');
  const due = inHours(circumstances.at, jury.times!.answer);
  const dueAt = due < jury.stageEndsAt! ? due : jury.stageEndsAt!;
  return decided({ type: 'PartyAsked', question: jury.asked.length + 1, seat, party, dueAt });
}

/** Late answers are taken while the jurors still talk; that they were late stays on the record. */
export function answer(jury: Jury, { question }: AskedJury<'AnswerQuestion'>, circumstances: Circumstances): JuryDecision {
  const asked = jury.asked[question - 1];
  if (!asked) return refused('NO_SUCH_QUESTION');
  const { at, actor } = circumstances;
  if (!speaksFor(asked.party, actor, circumstances.others)) return refused('NOT_A_REPRESENTATIVE');
  if (!isDeliberating(jury, circumstances)) return refused('NOT_DELIBERATING');
  if (asked.answeredAt !== null) return refused('ALREADY_ANSWERED');
  return decided({ type: 'QuestionAnswered', question, by: actor.id, late: at >= asked.dueAt });
}

export function markOverdue(jury: Jury, { question }: AskedJury<'MarkQuestionOverdue'>, { at }: Circumstances): JuryDecision {
  const asked = jury.asked[question - 1];
  if (!asked) return refused('NO_SUCH_QUESTION');
  if (asked.answeredAt !== null) return refused('ALREADY_ANSWERED');
  if (asked.overdueAt !== null) return refused('ALREADY_MARKED');
  return at < asked.dueAt ? refused('NOT_YET') : decided({ type: 'QuestionOverdue', question, dueAt: asked.dueAt });
}

function isDeliberating({ status, stageEndsAt }: Jury, { at }: Circumstances): boolean {
  return status === 'deliberating' && at < stageEndsAt!;
}
