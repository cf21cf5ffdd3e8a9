import type { FastifyReply } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { FieldError } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { Paragraphs } from '../record/text.js';
import { isRespondent } from '../signed-in/person.js';
import type { ActRefused, PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { PREPARE_ANSWER, STANDINGS, TO_ANSWER, type ToAnswer } from './answer-operations.js';
import { AnswerPage, type TypedAnswer } from './answer-page.js';

/** The right of reply: written here by whoever speaks for an organisation that the incident names, and signed with his own key. */
export const answerPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isRespondent);

  get('/incidents/:id/answer', async (visit) => {
    const incident = await find(visit);
    return incident ? shown(visit, incident, { entity: '', standing: '', statement: '' }) : visit.portal.notFound(visit.request, visit.reply);
  });

  post('/incidents/:id/answer', async (visit) => {
    const { form, messages } = visit;
    const { t } = messages;
    const incident = await find(visit);
    if (!incident) return visit.portal.notFound(visit.request, visit.reply);
    const typed: TypedAnswer = { entity: form.text('entity'), standing: form.text('standing'), statement: form.text('statement') };
    if (form.text('step') === 'change') return shown(visit, incident, typed);
    const entity = incident.answerableFor.find(({ id }) => id === typed.entity);
    const standing = form.oneOf('standing', STANDINGS);
    const errors: FieldError[] = [
      ...(entity || incident.answerableFor.length === 0 ? [] : [{ field: 'entity', text: t('answer.missing.entity') }]),
      ...(standing ? [] : [{ field: 'standing', text: t('answer.missing.standing') }]),
      ...(typed.statement.trim() === '' ? [{ field: 'statement', text: t('answer.missing.statement') }] : []),
    ];
    if (errors.length > 0 || !entity || !standing) return shown(visit, incident, typed, errors);
    const asked = await visit.try<{ answer: PreparedAct | ActRefused }>(PREPARE_ANSWER, { incident: incident.id, entity: entity.id, standing, statement: typed.statement });
    if (!asked.ok) return shown(visit, incident, typed, asked.errors);
    const { answer } = asked.data;
    if ('code' in answer) return shown(visit, incident, typed, [{ text: answer.message }]);
    return visit.sign(answer, {
      facts: [
        { key: t('answer.record'), value: incident.title ?? incident.id },
        { key: t('answer.entity'), value: entity.name ?? entity.id },
        { key: t('answer.standing'), value: words(messages, [`answer.${standing}`]) ?? standing },
        { key: t('answer.statement'), value: <Paragraphs text={typed.statement} /> },
      ],
      back: pathOf(incident.id),
      changes: true,
    });
  });
};

async function find(visit: Visit): Promise<ToAnswer | undefined> {
  const id = visit.part('id');
  if (!isPublicId(id)) return undefined;
  const { incident } = await visit.run<{ incident: ToAnswer | null }>(TO_ANSWER, { id });
  return incident && incident.publishedAt !== null ? incident : undefined;
}

function shown(visit: Visit, incident: ToAnswer, typed: TypedAnswer, errors: readonly FieldError[] = []): FastifyReply {
  const view = <AnswerPage {...visit.frame(pathOf(incident.id))} incident={incident} typed={typed} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

function pathOf(id: string): string {
  return `/incidents/${id}/answer`;
}
