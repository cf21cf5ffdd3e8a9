import type { FastifyReply } from 'fastify';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { FormFields } from '../signed-in/form-fields.js';
import { isEditor } from '../signed-in/person.js';
import type { ActRefused, PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { draftFromReport, draftFromVersion, draftIn, EMPTY_DRAFT, type IncidentDraft, type Involved, revisionOf } from './incident-draft.js';
import { DraftPage, KINDS } from './incident-form.js';
import { type IncidentList, IncidentListPage, LISTS } from './incident-list-page.js';
import {
  CORRECT, DESK_INCIDENT, type DeskIncident, DISCARD, type Done, ENTITY_NAME, FIND_ENTITIES, INCIDENT_LIST, type IncidentListData, LINK, MERGE, PUBLISH, type Refused, REGISTER, RETRACT,
  SAVE_DRAFT, UNMERGE,
} from './incident-operations.js';
import { CORRECTION_REASONS, type IncidentAct, IncidentDeskPage, MERGE_REASONS, RETRACTION_REASONS, UNMERGE_REASONS } from './incident-page.js';
import { namesFor } from './names.js';
import { type DeskReport, REPORT } from './operations.js';

const STATUS: Readonly<Record<IncidentList, string>> = { drafts: 'DRAFT', published: 'PUBLISHED', retracted: 'RETRACTED', merged: 'MERGED' };

/** Writing, publishing, correcting and withdrawing incidents. */
export const incidentDesk: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isEditor);

  get('/desk/incidents', async (visit) => {
    const list = LISTS.find((one) => one === visit.asked('show')) ?? 'drafts';
    const search = visit.asked('q').slice(0, 200);
    const data = await visit.run<IncidentListData>(INCIDENT_LIST, { status: STATUS[list], search: search || null, after: visit.asked('after') || null });
    return visit.page(<IncidentListPage {...visit.frame('/desk/incidents')} {...data} list={list} search={search} done={visit.done()} />);
  });

  get('/desk/incidents/new', async (visit) => {
    const from = visit.asked('report');
    const { report } = from === '' ? { report: null } : await visit.run<{ report: DeskReport | null }>(REPORT, { id: from });
    return newPage(visit, report ? draftFromReport(report) : EMPTY_DRAFT, from);
  });
  post('/desk/incidents/new', (visit) => {
    const from = visit.asked('report');
    return write(visit, undefined, from, (draft, errors, found) => newPage(visit, draft, from, errors, found));
  });

  get('/desk/incidents/:id/edit', (visit) => shown(visit));
  post('/desk/incidents/:id/edit', (visit) => write(visit, visit.part('id'), '', (draft, errors, found) => shown(visit, { draft, errors, found, open: 'save' })));
  post('/desk/incidents/:id/discard', async (visit) => {
    const { answer } = await visit.run<{ answer: Done }>(DISCARD, { incident: visit.part('id') });
    return 'code' in answer ? shown(visit, { errors: [{ text: answer.message }] }) : visit.go(pathOf(visit.part('id')), 'discarded');
  });
  for (const name of Object.keys(SIGNED) as (keyof typeof SIGNED)[]) post(`/desk/incidents/:id/${name}`, (visit) => prepare(visit, name));
};

interface SignedStep {
  readonly operation: string;
  /** Field of the form, start of its words, and the closed list it must be of. */
  readonly reason?: { readonly field: string; readonly words: string; readonly codes: readonly string[] };
  readonly note?: string;
  readonly version?: boolean;
  readonly into?: boolean;
}

const SIGNED = {
  publish: { operation: PUBLISH, version: true },
  correct: { operation: CORRECT, version: true, reason: { field: 'correction', words: 'correction', codes: CORRECTION_REASONS }, note: 'correctionNote' },
  retract: { operation: RETRACT, reason: { field: 'retraction', words: 'retraction', codes: RETRACTION_REASONS }, note: 'retractionNote' },
  merge: { operation: MERGE, into: true, reason: { field: 'mergeReason', words: 'merge', codes: MERGE_REASONS }, note: 'mergeNote' },
  unmerge: { operation: UNMERGE, reason: { field: 'unmergeReason', words: 'unmerge', codes: UNMERGE_REASONS }, note: 'unmergeNote' },
} as const satisfies Partial<Record<IncidentAct, SignedStep>>;

/** What is consequential: prepared here, shown, signed. */
async function prepare(visit: Visit, name: keyof typeof SIGNED): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const step: SignedStep = SIGNED[name];
  const id = visit.part('id');
  const incident = await find(visit, id);
  if (!incident) return visit.portal.notFound(visit.request, visit.reply);
  const again = (errors: readonly FieldError[]): Promise<FastifyReply> => shown(visit, { errors, open: name });

  const reason = step.reason && form.oneOf(step.reason.field, step.reason.codes);
  if (step.reason && !reason) return again([{ field: step.reason.field, text: t('deskIncident.missing', { label: t('deskIncident.reason') }) }]);
  const note = step.note === undefined ? '' : form.trimmed(step.note);
  const version = Number(form.text('version'));
  const into = form.trimmed('into');
  const variables = { incident: id, ...(step.version ? { version } : {}), ...(step.into ? { into } : {}), ...(reason ? { reason, note: note || null } : {}) };
  const asked = await visit.try<{ answer: PreparedAct | ActRefused }>(step.operation, variables);
  if (!asked.ok) return again(asked.errors);
  const { answer } = asked.data;
  if ('code' in answer) return again([{ text: answer.message }]);

  const shownVersion = incident.versions.find((one) => one.version === (step.version ? version : incident.version));
  const facts: SummaryRow[] = [
    { key: t('deskIncident.field.title'), value: shownVersion?.title ?? incident.title ?? id },
    ...(step.version ? [{ key: t('deskIncident.version'), value: String(version) }, { key: t('deskIncident.field.summary'), value: shownVersion?.summary ?? '' }] : []),
    ...(step.into ? [{ key: t('deskIncident.merge.into'), value: into }] : []),
    ...(step.reason && reason ? [{ key: t('deskIncident.reason'), value: words(messages, [`${step.reason.words}.${reason}`]) ?? reason }] : []),
    ...(note === '' ? [] : [{ key: t(name === 'retract' ? 'deskIncident.private' : 'deskIncident.public'), value: note }]),
  ];
  return visit.sign(answer, { facts, back: pathOf(id) });
}

type Again = (draft: IncidentDraft, errors: readonly FieldError[], found?: readonly Involved[]) => FastifyReply | Promise<FastifyReply>;

/** One step of the form: look for a name, add one that was found, register a new one, or save. Whatever happens, all that was typed stays. */
async function write(visit: Visit, incident: string | undefined, report: string, again: Again): Promise<FastifyReply> {
  const draft = draftIn(visit.form);
  const step = visit.form.text('step');
  if (step === 'register') return register(visit, draft, again);
  if (step !== 'save') {
    const found = draft.find === '' ? [] : await findEntities(visit, draft.find);
    const added = found.find(({ id }) => step === `add:${id}`);
    return added ? again({ ...draft, involved: [...draft.involved, added], find: '' }, []) : again(draft, [], found);
  }
  const { revision, errors } = revisionOf(visit.messages, draft);
  if (errors.length > 0) return again(draft, errors);
  const variables = { revision, names: draft.names === 'yes', incident: incident ?? null, reports: report === '' ? [] : [report] };
  const asked = await visit.try<{ answer: Done }>(SAVE_DRAFT, variables);
  if (!asked.ok) return again(draft, asked.errors);
  const { answer } = asked.data;
  if ('code' in answer) return again(draft, problemsOf(answer));
  // The editor came from this report in order to link it. Where the rules refuse that, the report's own page says why.
  if (report !== '') await visit.try(LINK, { report, incident: answer.streamId, claim: draft.title });
  return visit.go(pathOf(answer.streamId), 'drafted');
}

function problemsOf({ message, problems = [] }: Refused): FieldError[] {
  if (problems.length === 0) return [{ text: message }];
  return problems.map(({ field, message: text, index }) => ({ field: field === 'sources' && index !== null ? `sourceUrl-${index}` : fieldOf(field), text }));
}

const FIELDS: Readonly<Record<string, string>> = { countries: 'country-0', systems: 'systemName-0', sources: 'sourceUrl-0', entities: 'find' };
function fieldOf(field: string): string {
  return FIELDS[field] ?? field;
}

async function register(visit: Visit, draft: IncidentDraft, again: Again): Promise<FastifyReply> {
  const kind = visit.form.oneOf('newKind', KINDS);
  if (!kind) {
    const found = await findEntities(visit, draft.find);
    return again(draft, [{ field: 'newKind', text: visit.messages.t('deskIncident.missing', { label: visit.messages.t('deskEntity.kind') }) }], found);
  }
  const asked = await visit.try<{ answer: Done }>(REGISTER, { kind, name: draft.find, aliases: [] });
  if (!asked.ok) return again(draft, asked.errors);
  const { answer } = asked.data;
  if ('code' in answer) return again(draft, [{ field: 'find', text: answer.problems?.[0]?.message ?? answer.message }]);
  return again({ ...draft, involved: [...draft.involved, { id: answer.streamId, name: draft.find, kind, role: '' }], find: '' }, []);
}

async function findEntities(visit: Visit, search: string): Promise<Involved[]> {
  const { entities } = await visit.run<{ entities: { edges: { node: { id: string; name: string | null; kind: string; mergedInto: string | null } }[] } }>(FIND_ENTITIES, {
    search: search.slice(0, 200),
  });
  return entities.edges.filter(({ node }) => node.mergedInto === null).map(({ node: { id, name, kind } }) => ({ id, name: name ?? id, kind, role: '' }));
}

function newPage(visit: Visit, draft: IncidentDraft, from: string, errors: readonly FieldError[] = [], found?: readonly Involved[]): FastifyReply {
  const path = from === '' ? '/desk/incidents/new' : `/desk/incidents/new?report=${encodeURIComponent(from)}`;
  const view = <DraftPage {...visit.frame(path)} action={path} draft={draft} errors={errors} found={found} fromReport={from === '' ? undefined : from} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

interface Came {
  readonly draft?: IncidentDraft;
  readonly errors?: readonly FieldError[];
  readonly found?: readonly Involved[] | undefined;
  readonly open?: IncidentAct | 'save';
}

async function shown(visit: Visit, { draft, errors = [], found, open }: Came = {}): Promise<FastifyReply> {
  const id = visit.part('id');
  const [incident, nameOf] = await Promise.all([find(visit, id), namesFor(visit)]);
  if (!incident) return visit.portal.notFound(visit.request, visit.reply);
  const pending = incident.versions.find(({ status }) => status === 'draft');
  const newest = pending ?? incident.versions.at(-1);
  const involved = await Promise.all((newest?.involved ?? []).map((one) => named(visit, one.entity, one.role)));
  const view = (
    <IncidentDeskPage
      {...visit.frame(pathOf(id))}
      incident={incident}
      pending={pending}
      involved={involved}
      draft={draft ?? (newest ? draftFromVersion(newest, involved) : EMPTY_DRAFT)}
      found={found}
      nameOf={nameOf}
      errors={errors}
      open={open}
      typed={new FormFields(open === undefined || open === 'save' ? undefined : visit.request.body)}
      done={visit.done()}
    />
  );
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

async function find(visit: Visit, id: string): Promise<DeskIncident | null> {
  return (await visit.run<{ incident: DeskIncident | null }>(DESK_INCIDENT, { id })).incident;
}

async function named(visit: Visit, id: string, role: string): Promise<Involved> {
  const { entity } = await visit.run<{ entity: { name: string | null; kind: string } | null }>(ENTITY_NAME, { id });
  return { id, role, name: entity?.name ?? id, kind: entity?.kind ?? 'UNKNOWN' };
}

function pathOf(id: string): string {
  return `/desk/incidents/${id}/edit`;
}
