import type { Json } from '../../../kernel/json.js';
import { canonicalJson } from '../../../ledger/core/index.js';
import { explainResult, optionsOf, ruleSentence, type Choice, type LeastOf, type Result, type VoteRule } from '../domain/index.js';
import { presentLeast } from './present-council.js';
import type { BallotRow } from '../queries/ballots.js';
import type { CommentRow } from '../queries/comments.js';
import type { ArgumentRow, MotionRow, ObjectionRow, RecusalProposalRow, RecusalRow, TextRow } from '../queries/motions.js';
import type { MotionArgument, MotionComment, MotionObjection, MotionRecusal, MotionSubjectType, MotionText, MotionType, RecusalProposal } from './motion-types.js';
import type { BallotType, VoteResult, VoteType } from './vote-types.js';

/** From rows into the API's types. */
export function presentMotion(row: MotionRow, url: string): MotionType {
  return {
    id: row.id, councilId: row.council, kind: row.kind, status: row.status, title: row.title, measure: row.measure, url, labId: row.lab, policyId: row.policy,
    mandateId: row.mandate, subject: presentSubject(row), incidentIds: row.incidents, proposerSeat: row.proposer_seat, proposerMember: row.proposer_member,
    proposedAt: row.proposed_at, commentsUntil: row.comments_until, decidedAt: row.decided_at, version: row.version,
  };
}

function presentSubject({ subject }: MotionRow): MotionSubjectType | null {
  if (subject === null) return null;
  const none = {
    recommendation: null, assessedAs: null, successor: null, charterVersion: null, charterHash: null, charterClasses: null, charterAssessDays: null, charterLeast: null, class: null,
    seat: null, incident: null,
  };
  if ('recommendation' in subject) return { ...none, recommendation: subject.recommendation, assessedAs: subject.status, successor: subject.successor };
  if ('candidates' in subject) return { ...none, class: subject.class };
  if ('seat' in subject) return { ...none, seat: subject.seat };
  if ('incident' in subject) return { ...none, incident: subject.incident };
  const { version, hash, classes, assessDays } = subject;
  return { ...none, charterVersion: version, charterHash: hash, charterClasses: canonicalJson(classes as unknown as Json), charterAssessDays: assessDays, charterLeast: leastOf(subject as LeastOf) };
}

/** A motion of before charters said it has none. */
function leastOf({ least }: LeastOf): MotionSubjectType['charterLeast'] {
  return least ? presentLeast(least) : null;
}

export function presentTexts(rows: readonly TextRow[]): MotionText[] {
  return rows.map(({ version, commitment, entry_id, body, note, member, at }, i) => ({
    version, commitment, entryId: entry_id, text: body, note, member, at, before: rows[i - 1]?.body ?? null,
  }));
}

export function presentArgument({ n, seat, member, side, body, at }: ArgumentRow): MotionArgument {
  return { number: n, seat, member, side, text: body, at };
}

export function presentRecusal({ seat, member, way, reason, note, at }: RecusalRow): MotionRecusal {
  return { seat, member, way, reason, note, at };
}

export function presentProposal({ seat, member, by_seat, reason, note, at, closes_at, yes, no, abstain, outcome }: RecusalProposalRow): RecusalProposal {
  const closed = outcome !== null;
  return {
    seat, member, bySeat: by_seat, reason, note, at, closesAt: closes_at, recused: closed ? outcome === 'recused' : null, yes: closed ? yes : null, no: closed ? no : null,
    abstain: closed ? abstain : null,
  };
}

export function presentObjection({ id, seat, member, reasoned, argument, tested, found_valid, found_invalid, resolved, at }: ObjectionRow): MotionObjection {
  return { id, seat, member, reasoned, argument, tested, foundValid: found_valid, foundInvalid: found_invalid, resolved, at };
}

export function presentComment({ id, motion, status, body, name, filed_at, reason }: CommentRow): MotionComment {
  return { id, motionId: motion, status, text: body, name, filedAt: filed_at, declined: reason };
}

export function presentVote(row: MotionRow): VoteType | null {
  const { id, rule, rule_hash, roll, opened_at, opened_by, opens_at, closes_at, reveal_until, sealed } = row;
  if (rule === null || roll === null) return null;
  const classes = Object.entries(roll.classes).map(([code, counts]) => ({ code, ...counts }));
  return {
    rule: canonicalJson(rule as unknown as Json), ruleHash: rule_hash!, sentence: ruleSentence(rule), method: rule.tally.method, options: optionsOf(rule.tally),
    openedAt: opened_at!, openedBy: opened_by!, opensAt: opens_at!, closesAt: closes_at!, sealed: sealed!, revealUntil: reveal_until, rollHash: roll.hash, rollSize: roll.size, classes,
    delegations: roll.delegations.map(([from, to, code]) => ({ from, to, class: code })), motion: id,
  };
}

/** `text`: the commitment of the motion's present text. */
export function presentBallot({ motion, seat, class: code, member, choice, sealed, opened, text, casts, cast_at, entry_id, reason }: BallotRow, current: string): BallotType {
  const shown = opened ? opened.choice : choice;
  return {
    motion, seat, class: code, member, choice: shown === null ? null : choiceText(shown), sealed, stale: text !== current, casts, castAt: cast_at, entryId: entry_id, reason,
  };
}

function choiceText(choice: Choice): string {
  return canonicalJson(choice as Json);
}

export function presentResult(rule: VoteRule, result: Result): VoteResult {
  const { outcome, sentence, refusal, winners, tied, counted, overall, classes, membership, quorumMet, robustness, transcript } = result;
  const { margin, denominators, oneBlocOnly, banzhaf, otherMethods } = robustness;
  return {
    outcome, explanation: explainResult({ vote: { rule }, result }), sentence, refusal, winners, tied, counted, overall, quorumMet, oneBlocOnly,
    classes: Object.entries(classes).map(([code, counts]) => ({ code, ...counts })),
    quorumMembers: membership.quorum, thresholdMembers: membership.threshold, present: membership.present,
    margin: margin === null ? null : margin.exact ? { exact: true, atLeast: margin.ballots, atMost: margin.ballots } : margin,
    denominators: Object.entries(denominators).map(([base, passed]) => ({ base, passed })),
    power: Object.entries(banzhaf).map(([code, share]) => ({ code, share: String(share) })),
    otherMethods: Object.entries(otherMethods).map(([name, chosen]) => ({ name, winners: chosen })),
    transcriptHash: transcript, json: canonicalJson(result as unknown as Json),
  };
}
