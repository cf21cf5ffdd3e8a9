import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider, type StreamRef } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import { isEditor, isRespondent, isSteward } from './actors.js';
import { allErased } from './erasure.js';
import { INCIDENT_SHAPES, type IncidentCommand } from './incident-commands.js';
import { evolveIncident, initialIncident, type Incident, type IncidentEvent } from './incident-state.js';
import { wellFormed } from './shape.js';

/**
 * The rules of one published incident (docs/spec/incidents.md). An example:
 *
 *     editor Ada   DraftIncident, names a person     → IncidentDrafted, version 1
 *     editor Ada   PublishIncident 1, signed         → refused: SECOND_PERSON_NEEDED
 *     editor Ben   PublishIncident 1, signed         → IncidentPublished
 *     Acme's voice AnswerIncident 'disputed', signed → IncidentAnswered, beside the record and never over it
 */
export const INCIDENT_REFUSALS = [
  'MALFORMED', 'NO_SUCH_INCIDENT', 'ALREADY_OPENED', 'ALREADY_IMPORTED', 'NOT_AN_EDITOR', 'NOT_A_STEWARD', 'NOT_A_RESPONDENT', 'SYSTEM_ONLY',
  'SIGNATURE_REQUIRED', 'SECOND_PERSON_NEEDED', 'DRAFT_PENDING', 'NO_DRAFT', 'WRONG_VERSION', 'CORRECTION_NEEDS_REASON', 'NOT_PUBLISHED',
  'NOT_MERGED', 'MERGED', 'ITSELF', 'TOO_MANY', 'ALREADY_ERASED',
] as const;
export type IncidentRefusal = (typeof INCIDENT_REFUSALS)[number];
type IncidentDecision = Decision<IncidentEvent, IncidentRefusal>;
type Asked<T extends IncidentCommand['type']> = Extract<IncidentCommand, { type: T }>;

/** One incident's answers: a list that a respondent could otherwise grow without end. */
export const MOST_ANSWERS = 200;

export const incidentDecider: Decider<Incident, IncidentCommand, IncidentEvent, IncidentRefusal> = {
  kind: 'incident',
  rules: 'incidents/1',
  initial: initialIncident,
  decide,
  evolve: evolveIncident,
  references,
};

function decide(incident: Incident, command: IncidentCommand, circumstances: Circumstances): IncidentDecision {
  if (!wellFormed(command, INCIDENT_SHAPES)) return refused('MALFORMED');
  const opening = command.type === 'DraftIncident' || command.type === 'ImportIncident';
  if (incident.lastVersion === 0 && !opening) return refused('NO_SUCH_INCIDENT');
  switch (command.type) {
    case 'DraftIncident':
      return draft(incident, command, circumstances);
    case 'DiscardDraft':
      if (!isEditor(circumstances.actor)) return refused('NOT_AN_EDITOR');
      if (incident.draft === null) return refused('NO_DRAFT');
      return decided({ type: 'DraftDiscarded', version: incident.draft.version });
    case 'PublishIncident':
    case 'CorrectIncident':
      return publish(incident, command, circumstances);
    case 'RetractIncident':
      return retract(incident, command, circumstances);
    case 'MergeIncident':
      return merge(incident, command, circumstances);
    case 'UnmergeIncident':
      return unmerge(incident, command, circumstances);
    case 'ImportIncident':
      if (circumstances.actor.kind !== 'system') return refused('SYSTEM_ONLY');
      if (incident.lastVersion > 0) return refused(incident.imported === null ? 'ALREADY_OPENED' : 'ALREADY_IMPORTED');
      return decided({ type: 'IncidentImported', version: 1, source: command.source });
    case 'AnswerIncident':
      return answer(incident, command, circumstances);
    case 'EraseOpenings':
      if (!isSteward(circumstances.actor)) return refused('NOT_A_STEWARD');
      if (allErased(incident.erased, command.openings)) return refused('ALREADY_ERASED');
      if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function draft(incident: Incident, command: Asked<'DraftIncident'>, { actor }: Circumstances): IncidentDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (incident.draft !== null) return refused('DRAFT_PENDING');
  if (incident.status === 'merged') return refused('MERGED');
  const { reports, namesPerson } = command;
  return decided({ type: 'IncidentDrafted', version: incident.lastVersion + 1, by: actor.id, reports, namesPerson });
}

/** Rule 33: what is published for the first time, or after a retraction, is published; what replaces a published version is a correction with its reason. */
function publish(incident: Incident, command: Asked<'PublishIncident' | 'CorrectIncident'>, circumstances: Circumstances): IncidentDecision {
  const { actor } = circumstances;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (incident.draft === null) return refused('NO_DRAFT');
  if (incident.draft.version !== command.version) return refused('WRONG_VERSION');
  if (incident.status === 'published' && command.type === 'PublishIncident') return refused('CORRECTION_NEEDS_REASON');
  if (incident.status !== 'published' && command.type === 'CorrectIncident') return refused('NOT_PUBLISHED');
  if (incident.draft.namesPerson && incident.draft.by === actor.id) return refused('SECOND_PERSON_NEEDED');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  if (command.type === 'PublishIncident') return decided({ type: 'IncidentPublished', version: command.version, by: actor.id });
  return decided({ type: 'IncidentCorrected', version: command.version, by: actor.id, reason: command.reason });
}

/** An unfinished draft goes with it: what was begun before the retraction must be thought over again. */
function retract(incident: Incident, command: Asked<'RetractIncident'>, circumstances: Circumstances): IncidentDecision {
  const { actor } = circumstances;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (incident.status !== 'published') return refused('NOT_PUBLISHED');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'IncidentRetracted', version: incident.version, by: actor.id, reason: command.reason });
}

function merge(incident: Incident, command: Asked<'MergeIncident'>, circumstances: Circumstances): IncidentDecision {
  const { actor } = circumstances;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (incident.status !== 'published') return refused('NOT_PUBLISHED');
  if (incident.draft !== null) return refused('DRAFT_PENDING');
  if (command.into === incident.id) return refused('ITSELF');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'IncidentMerged', into: command.into, by: actor.id, reason: command.reason });
}

function unmerge(incident: Incident, command: Asked<'UnmergeIncident'>, circumstances: Circumstances): IncidentDecision {
  const { actor } = circumstances;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (incident.mergedInto === null) return refused('NOT_MERGED');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'IncidentUnmerged', from: incident.mergedInto, by: actor.id, reason: command.reason });
}

function answer(incident: Incident, command: Asked<'AnswerIncident'>, circumstances: Circumstances): IncidentDecision {
  const { actor } = circumstances;
  if (!isRespondent(actor, command.entity)) return refused('NOT_A_RESPONDENT');
  if (incident.status !== 'published') return refused(incident.status === 'merged' ? 'MERGED' : 'NOT_PUBLISHED');
  if (incident.answers.length >= MOST_ANSWERS) return refused('TOO_MANY');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'IncidentAnswered', entity: command.entity, standing: command.standing, by: actor.id });
}

function references(event: IncidentEvent): readonly StreamRef[] {
  switch (event.type) {
    case 'IncidentDrafted':
      return event.reports.map((id) => ({ kind: 'report', id }));
    case 'IncidentMerged':
      return [{ kind: 'incident', id: event.into }];
    case 'IncidentAnswered':
      return [{ kind: 'entity', id: event.entity }];
    default:
      return [];
  }
}
