import { type AnySlice, governanceSlice, type Rebuildable, type Slice } from '../ledger/index.js';
import { ballotSlice, commentSlice, councilSlice, councilSlice1, motionSlice, motionSlice1, seatSlice, seatSlice1 } from '../modules/councils/index.js';
import { entitySlice, incidentSlice, reportSlice } from '../modules/incidents/index.js';
import { drawSlice, jurorSlice, jurySlice, petitionSlice, volunteerSlice } from '../modules/juries/index.js';
import { labSlice, mandateSlice, policySlice } from '../modules/labs/index.js';
import { rosterSlice } from '../modules/members/index.js';
import { recommendationSlice, recommendationSlice1 } from '../modules/recommendations/index.js';

/** Every slice of the node with the tables that are made anew from the log. A spec compares the list with the schema. */
export const REBUILDABLE: readonly Rebuildable[] = [
  part(governanceSlice, []),
  part(rosterSlice, ['member', 'member_key', 'invitation', 'profile']),
  part(reportSlice, ['report', 'report_text', 'report_question', 'report_addition', 'report_link', 'report_decision']),
  part(incidentSlice, ['incident', 'incident_version', 'incident_entity', 'incident_answer']),
  part(entitySlice, ['entity']),
  { slice: councilSlice1, tables: [] },
  part(councilSlice, ['council', 'council_charter']),
  { slice: seatSlice1, tables: [] },
  part(seatSlice, ['seat', 'seat_holding', 'interest', 'delegation']),
  { slice: motionSlice1, tables: [] },
  part(motionSlice, ['motion', 'motion_text', 'motion_candidate', 'motion_argument', 'motion_recusal', 'recusal_proposal', 'motion_objection', 'roll_row']),
  part(ballotSlice, ['ballot']),
  part(commentSlice, ['comment']),
  part(drawSlice, ['draw']),
  part(volunteerSlice, ['volunteer']),
  part(jurySlice, ['jury', 'jury_party', 'jury_seat', 'jury_text']),
  part(jurorSlice, []),
  part(petitionSlice, ['petition']),
  part(labSlice, ['lab_name', 'lab_claim']),
  part(mandateSlice, ['mandate']),
  part(policySlice, ['policy', 'policy_version']),
  { slice: recommendationSlice1, tables: [] },
  part(recommendationSlice, ['recommendation', 'recommendation_event', 'recommendation_evidence']),
];

/** Tables that the log does not hold, and why they are left alone. */
export const NOT_OF_THE_LOG: Readonly<Record<string, string>> = {
  ledger_pending: 'the log itself',
  ledger_entry: 'the log itself',
  ledger_node: 'the log itself',
  ledger_head: 'the log itself',
  ledger_checkpoint: 'the log itself',
  opening: 'what is erasable; the log holds commitments only',
  contact: 'contact data of reporters, which the log does not hold',
  evidence: 'files, of which the log holds commitments only',
  answer_file: 'files, of which the log holds hashes only',
  witness_log: 'what this node has seen of other logs',
  follower_cursor: 'how far the followers are',
  desk_counts: 'folded by a follower, from its own cursor on',
  desk_counted: 'folded by a follower, from its own cursor on',
  report_suggestion: 'computed by a worker, not decided',
  report_suggested: 'computed by a worker, not decided',
  staged_upload: 'under way',
  session: 'under way',
  webauthn_challenge: 'under way',
  prepared_act: 'under way',
  prepared_case_act: 'under way',
  prepared_key_act: 'under way',
  jury_file: 'files, of which the log holds hashes only',
  jury_stability: 'an estimate, computed by a worker',
  draw_search: 'computed by a worker, not decided',
  draw_bundle: 'lotteries, of which the log holds fingerprints only',
  notification_address: 'where people want to be written to',
  notification_preference: 'what people want to be told of',
  webhook: 'where people want to be told, and under which secret',
  notice: 'made by a follower, from its own cursor on',
  notice_message: 'made by a follower, and sent since',
  notice_item: 'made by a follower, and sent since',
  notice_relation: 'folded by a follower, from its own cursor on',
  migration: 'the schema',
};

function part<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(slice: Slice<S, C, E, R>, tables: readonly string[]): Rebuildable {
  return { slice: slice as unknown as AnySlice, tables };
}
