import type { FastifyReply } from 'fastify';
import type { FieldError } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import type { EntryData } from '../record/entry-words.js';
import { FormFields } from '../signed-in/form-fields.js';
import { isEditor } from '../signed-in/person.js';
import { type Done as DoneWord, signedIn, type Visit } from '../signed-in/visit.js';
import { type EntityAct, EntityDeskPage, EntityListPage, NewEntityPage } from './entity-pages.js';
import { KINDS } from './incident-form.js';
import { DESK_ENTITY, type DeskEntity, type Done, ENTITY_LIST, type EntityListData, MERGE_ENTITY, REGISTER, RENAME, SET_KIND, UNMERGE_ENTITY } from './incident-operations.js';
import { MERGE_REASONS, UNMERGE_REASONS } from './incident-page.js';

/** The register of entities: one name, one record. */
export const entityDesk: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isEditor);
  const newPage = (visit: Visit, errors: readonly FieldError[] = []): FastifyReply =>
    visit.page(<NewEntityPage {...visit.frame('/desk/entities/new')} typed={visit.form} errors={errors} />, errors.length > 0 ? 422 : 200);

  get('/desk/entities', async (visit) => {
    const search = visit.asked('q').slice(0, 200);
    const data = await visit.run<EntityListData>(ENTITY_LIST, { search: search || null, after: visit.asked('after') || null });
    return visit.page(<EntityListPage {...visit.frame('/desk/entities')} {...data} search={search} />);
  });

  get('/desk/entities/new', async (visit) => newPage(visit));
  post('/desk/entities/new', async (visit) => {
    const kind = visit.form.oneOf('kind', KINDS);
    if (!kind) return newPage(visit, [choose(visit, 'kind', 'deskEntity.kind')]);
    const asked = await visit.try<{ answer: Done }>(REGISTER, { kind, name: visit.form.trimmed('name'), aliases: aliasesIn(visit.form) });
    if (!asked.ok) return newPage(visit, asked.errors);
    const { answer } = asked.data;
    return 'code' in answer ? newPage(visit, errorsOf(answer)) : visit.go(`/desk/entities/${answer.streamId}`, 'registered');
  });

  get('/desk/entities/:id', (visit) => shown(visit));
  post('/desk/entities/:id/kind', (visit) => {
    const kind = visit.form.oneOf('kind', KINDS);
    return kind ? perform(visit, 'kind', SET_KIND, { kind }, 'kind') : shown(visit, [choose(visit, 'kind', 'deskEntity.kind')], 'kind');
  });
  post('/desk/entities/:id/rename', (visit) => perform(visit, 'rename', RENAME, { name: visit.form.trimmed('name'), aliases: aliasesIn(visit.form) }, 'renamed'));
  post('/desk/entities/:id/merge', (visit) => {
    const reason = visit.form.oneOf('mergeReason', MERGE_REASONS);
    return reason ? perform(visit, 'merge', MERGE_ENTITY, { into: visit.form.trimmed('into'), reason }, 'merged') : shown(visit, [choose(visit, 'mergeReason', 'deskIncident.reason')], 'merge');
  });
  post('/desk/entities/:id/unmerge', (visit) => {
    const reason = visit.form.oneOf('unmergeReason', UNMERGE_REASONS);
    return reason ? perform(visit, 'unmerge', UNMERGE_ENTITY, { reason }, 'unmerged') : shown(visit, [choose(visit, 'unmergeReason', 'deskIncident.reason')], 'unmerge');
  });
};

function choose({ messages: { t } }: Visit, field: string, label: 'deskEntity.kind' | 'deskIncident.reason'): FieldError {
  return { field, text: t('deskIncident.missing', { label: t(label) }) };
}

function aliasesIn(form: FormFields): string[] {
  return form.text('aliases').split('\n').map((one) => one.trim()).filter((one) => one !== '');
}

function errorsOf(refused: Extract<Done, { code: string }>): FieldError[] {
  const problems = refused.problems ?? [];
  return problems.length === 0 ? [{ text: refused.message }] : problems.map(({ field, message }) => ({ field, text: message }));
}

async function perform(visit: Visit, act: EntityAct, operation: string, variables: Record<string, unknown>, done: DoneWord): Promise<FastifyReply> {
  const asked = await visit.try<{ answer: Done }>(operation, { entity: visit.part('id'), ...variables });
  if (!asked.ok) return shown(visit, asked.errors, act);
  const { answer } = asked.data;
  return 'code' in answer ? shown(visit, errorsOf(answer), act) : visit.go(`/desk/entities/${visit.part('id')}`, done);
}

async function shown(visit: Visit, errors: readonly FieldError[] = [], open?: EntityAct): Promise<FastifyReply> {
  const id = visit.part('id');
  const data = await visit.run<{
    entity: (DeskEntity & { history: EntryData[] }) | null;
    similarEntities: { likeness: number; entity: DeskEntity }[];
  }>(DESK_ENTITY, { id });
  if (!data.entity) return visit.portal.notFound(visit.request, visit.reply);
  const typed = new FormFields(open === undefined ? undefined : visit.request.body);
  const view = (
    <EntityDeskPage
      {...visit.frame(`/desk/entities/${id}`)}
      entity={data.entity}
      similarEntities={data.similarEntities}
      errors={errors}
      open={open}
      typed={typed}
      done={visit.done()}
    />
  );
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
