import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { Portal } from '../../portal.js';
import { choice, one, type Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { AnswersPage, SHOWS, type Show, YearlyPage } from './answers-page.js';
import { ANSWERS, type AnswersData, RECOMMENDATION, type RecommendationData, YEARLY, type YearlyData } from './operations.js';
import { RecommendationPage } from './recommendation-page.js';

const SHOWN = 25;

const FILTERS: Readonly<Record<Show, object>> = {
  all: {}, open: { open: true }, overdue: { overdue: true }, late: { assessmentOverdue: true }, closed: { open: false },
};

/** For everybody to read. */
export function answersPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/answers', async (request, reply) => {
    const query = request.query as Query;
    const show = choice(one(query, 'show'), SHOWS) ?? 'all';
    const data = await portal.run<AnswersData>(request, ANSWERS, { first: SHOWN, after: one(query, 'after'), filter: FILTERS[show] });
    return portal.page(request, reply, 'public', <AnswersPage {...portal.frame(request)} {...data} show={show} />);
  });

  fastify.get('/answers/yearly', async (request, reply) => {
    const data = await portal.run<YearlyData>(request, YEARLY);
    return portal.page(request, reply, 'public', <YearlyPage {...portal.frame(request)} {...data} />);
  });

  fastify.get('/recommendations/:id', async (request, reply) => {
    const { id } = request.params as { readonly id: string };
    if (!isPublicId(id)) throw new NotFound();
    const { recommendation } = await portal.run<{ recommendation: RecommendationData | null }>(request, RECOMMENDATION, { id });
    if (!recommendation) throw new NotFound();
    const me = await portal.viewer(request);
    const page = <RecommendationPage {...portal.frame(request)} one={recommendation} done={me.kind === 'member' ? signedNow(portal, request) : undefined} />;
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', page);
  });
}

/** What the step before says that it did: it came from the page where the member signed. */
export function signedNow(portal: Portal, request: FastifyRequest): string | undefined {
  const signed = one(request.query as Query, 'signed') ?? '';
  return /^[0-9a-f-]{36}$/.test(signed) ? portal.messages(request).t('sign.done', { entry: signed }) : undefined;
}
