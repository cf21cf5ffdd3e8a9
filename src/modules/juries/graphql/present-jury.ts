import { toHex, utf8 } from '../../../kernel/bytes.js';
import { canonicalJson, sha256 } from '../../../ledger/core/index.js';
import { type Juror, jurorId, type Jury, type JurySeat, MEASURE_DEFINITIONS, MEASURES, type SealedVote, type Verdict } from '../domain/index.js';
import type { JuryRow, JuryTextRow } from '../queries/juries.js';
import type { JuryChallenge, JurySeatType, JuryVoteType } from './jury-seat-types.js';
import type { JuryQuestion, JuryStatement } from './jury-talk-types.js';
import type { JuryType } from './jury-types.js';
import type { JuryVerdictType, JuryWords } from './jury-verdict-types.js';

/** Rows and folded states as the API shows them. */
export function presentJury({ id, opened_at: openedAt, state }: JuryRow): JuryType {
  const { status, incident, authority, draw, rehearsal, size, quorum, times, stageEndsAt, endedAt, noVerdict, charge } = state;
  if (status === 'unopened' || !authority || !times || !charge) throw new Error('a jury in the list was never opened');
  return {
    id, status, incident, openedAt, draw, rehearsal, size, quorum, times, stageEndsAt, endedAt, noVerdict, state, ladder: charge.ladder,
    authority: { kind: authority.kind, id: authority.kind === 'steward' ? null : authority.id },
    measures: MEASURES.map((measure) => ({ measure, definition: MEASURE_DEFINITIONS[measure] })),
    evidenceHash: toHex(sha256(utf8(canonicalJson(charge.evidence.map(({ hash, size: bytes }) => ({ hash, size: bytes })))))),
  };
}

export function textOf(texts: readonly JuryTextRow[], kind: JuryTextRow['kind'], n: number): string | null {
  return texts.find((row) => row.kind === kind && row.n === n)?.text ?? null;
}

export function seatStatus({ removed }: JurySeat, juror: Juror | undefined): JurySeatType['status'] {
  return removed ? 'removed' : (juror?.status ?? 'summoned');
}

export function presentSeats(jury: Jury, jurors: ReadonlyMap<string, Juror>): JurySeatType[] {
  return jury.seats.map((one) => {
    const juror = jurors.get(jurorId(jury.id, one.seat, one.volunteer));
    return {
      seat: one.seat, volunteer: one.volunteer, status: seatStatus(one, juror), summonsEndsAt: one.until,
      firstSealed: juror?.first != null, secondSealed: juror?.second != null, first: opened(juror?.first), second: opened(juror?.second),
    };
  });
}

function opened(vote: SealedVote | null | undefined): JuryVoteType | null {
  return vote?.opened?.choice ?? null;
}

export function presentChallenges(jury: Jury): JuryChallenge[] {
  return jury.challenges.map(({ seat, volunteer, party, reason, until, votes, outcome }, i) => {
    const removing = Object.values(votes).filter((vote) => vote).length;
    return { n: i + 1, seat, volunteer, party, reason, until, votesToRemove: removing, votesToStay: Object.keys(votes).length - removing, outcome };
  });
}

/** Words and counts only when the jury has decided: until then nobody should look over the jurors' shoulders. */
export function presentStatements(jury: Jury, texts: readonly JuryTextRow[]): JuryStatement[] {
  if (!jury.verdict) return [];
  return jury.statements.map(({ seat, reactions }, i) => {
    const count = (reaction: string): number => Object.values(reactions).filter((one) => one === reaction).length;
    return { n: i + 1, seat, text: textOf(texts, 'statement', i + 1), agree: count('agree'), disagree: count('disagree'), pass: count('pass') };
  });
}

export function presentQuestions(jury: Jury, texts: readonly JuryTextRow[]): JuryQuestion[] {
  return jury.asked.map((asked, i) => ({ n: i + 1, ...asked, text: textOf(texts, 'asked', i + 1), answer: textOf(texts, 'answer', i + 1) }));
}

export function presentVerdict(verdict: Verdict, texts: readonly JuryTextRow[]): JuryVerdictType {
  const { measure, opened: votes, findings, counts, agreement, alpha, shift, minority } = verdict;
  return {
    measure, definition: MEASURE_DEFINITIONS[measure], opened: votes, alpha, shift, minority,
    findings: findings.map((finding, i) => ({ question: textOf(texts, 'question', i + 1), ...finding })),
    counts: MEASURES.map((one) => ({ measure: one, first: counts.first[one] ?? 0, second: counts.second[one] ?? 0 })),
    agreementOnFindings: agreement.findings,
    agreementOnMeasure: agreement.measure,
  };
}

export function presentOpinions(jury: Jury, texts: readonly JuryTextRow[]): JuryWords[] {
  return jury.opinions.map((seat) => ({ seat, text: textOf(texts, 'opinion', seat) }));
}
