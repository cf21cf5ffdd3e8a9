import type { FastifyReply } from 'fastify';
import type { FieldError } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { FormFields } from '../signed-in/form-fields.js';
import { isEditor } from '../signed-in/person.js';
import type { ActRefused, PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { namesFor } from './names.js';
import { COUNTS, type DeskReport, INCIDENT_IN_SHORT, QUEUE, type QueueData, REPORT, REPORT_IN_SHORT } from './operations.js';
import { FILTERS, type QueueFilterName, QueuePage } from './queue-page.js';
import { type ReportAct, readAct, REPORT_ACTS, type ReportActName } from './report-acts.js';
import { type InShort, ReportPage } from './report-page.js';

const QUEUE_FILTERS: Readonly<Record<QueueFilterName, Readonly<Record<string, unknown>>>> = {
  open: {},
  new: { status: ['RECEIVED'] },
  mine: { mine: true },
  overdue: { overdue: true },
  waiting: { status: ['NEEDS_INFORMATION'] },
  decided: { status: ['ACCEPTED', 'DECLINED', 'MERGED'] },
};

/** The queue and the reports. */
export const reportDesk: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isEditor);

  get('/desk', async (visit) => {
    const filter = FILTERS.find((one) => one === visit.asked('show')) ?? 'open';
    const search = visit.asked('q').slice(0, 200);
    const [counted, data, nameOf] = await Promise.all([
      visit.run<Record<QueueFilterName, { totalCount: number }>>(COUNTS),
      visit.run<QueueData>(QUEUE, { filter: { ...QUEUE_FILTERS[filter], text: search || null }, after: visit.asked('after') || null }),
      namesFor(visit),
    ]);
    const counts = Object.fromEntries(FILTERS.map((name) => [name, counted[name].totalCount])) as Record<QueueFilterName, number>;
    return visit.page(<QueuePage {...visit.frame('/desk')} {...data} filter={filter} counts={counts} search={search} nameOf={nameOf} done={visit.done()} />);
  });

  get('/desk/reports/:id', (visit) => shown(visit, visit.part('id')));

  for (const name of Object.keys(REPORT_ACTS) as ReportActName[]) {
    post(`/desk/reports/:id/${name}`, (visit) => perform(visit, visit.part('id'), name));
  }
};

async function perform(visit: Visit, report: string, name: ReportActName): Promise<FastifyReply> {
  const act: ReportAct = REPORT_ACTS[name];
  const { variables, facts, missing } = readAct(visit.messages, act.fields, visit.form);
  if (missing.length > 0) return shown(visit, report, missing, name);
  const asked = await visit.try<{ answer: { entryId: string } | PreparedAct | ActRefused }>(act.operation, { report, ...variables });
  if (!asked.ok) return shown(visit, report, asked.errors.map((error) => atField(act, error)), name);
  const { answer } = asked.data;
  if ('code' in answer) return shown(visit, report, [{ text: answer.message }], name);
  const back = `/desk/reports/${report}`;
  if ('request' in answer) return visit.sign(answer, { facts, back });
  return visit.go(act.back ?? back, act.done);
}

/** The API names the variable, the form its field. */
function atField(act: ReportAct, { field, text }: FieldError): FieldError {
  const own = act.fields.find(({ as }) => as === field);
  return own ? { field: own.name, text } : { text };
}

async function shown(visit: Visit, id: string, errors: readonly FieldError[] = [], open?: ReportActName): Promise<FastifyReply> {
  const { report } = await visit.run<{ report: DeskReport | null }>(REPORT, { id });
  if (!report) return visit.portal.notFound(visit.request, visit.reply);
  const [nameOf, others] = await Promise.all([namesFor(visit), inShort(visit, report)]);
  const typed = new FormFields(open === undefined ? undefined : visit.request.body);
  const frame = visit.frame(`/desk/reports/${id}`);
  const view = <ReportPage {...frame} report={report} nameOf={nameOf} others={others} open={open} typed={typed} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

interface IncidentInShort {
  readonly incident: {
    readonly title: string | null;
    readonly summary: string | null;
    readonly status: string;
    readonly draft: { readonly title: string | null; readonly summary: string | null } | null;
  } | null;
}

/** Linked and similar records, with what is needed to compare them. */
async function inShort(visit: Visit, report: DeskReport): Promise<ReadonlyMap<string, InShort>> {
  const similar = (kind: string): string[] => report.similar.filter((one) => one.kind === kind).map(({ id }) => id);
  const incidents = [...new Set([...report.links.map(({ incident }) => incident), ...similar('incident')])];
  const found = await Promise.all([
    ...incidents.map(async (id): Promise<[string, InShort] | undefined> => {
      const { incident } = await visit.run<IncidentInShort>(INCIDENT_IN_SHORT, { id });
      if (!incident) return undefined;
      const { title, summary, draft } = incident;
      return [id, { title: title ?? draft?.title ?? null, text: summary ?? draft?.summary ?? null, draft: incident.status === 'DRAFT' }];
    }),
    ...similar('report').map(async (id): Promise<[string, InShort] | undefined> => {
      const { report: other } = await visit.run<{ report: { content: { title: string | null; account: string | null } } | null }>(REPORT_IN_SHORT, { id });
      return other ? [id, { title: other.content.title, text: other.content.account, draft: false }] : undefined;
    }),
  ]);
  return new Map(found.filter((one) => one !== undefined));
}
