import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import { PublishedLog } from '../../../ledger/index.js';
import { calendar } from '../../../platform/calendar.js';
import { Config } from '../../../platform/config.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { atomFeed, csvLine, type Feed, jsonFeed } from '../../incidents/index.js';
import { RecommendationsQuery } from '../queries/recommendations.js';
import { AnswerFiles } from '../store/answer-files.js';
import { deadlinesOf } from './deadlines.js';
import { feedItem } from './feed-items.js';

const FEED_ITEMS = 50;
const PAGE = 100;
const HASH = /^[0-9a-f]{64}$/;

/** As for evidence of reports: name, type and content are a stranger's, so nothing in it may run, load or pass for something else. */
const FILE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;

/** What was asked and answered, for programs; and the files that labs cite. All of it is public. */
@Injectable()
export class AnswerRoutes {
  constructor(
    private readonly recommendations: RecommendationsQuery,
    private readonly files: AnswerFiles,
    private readonly transactions: Transactions,
    private readonly published: PublishedLog,
    private readonly config: Config,
  ) {}

  register(fastify: FastifyInstance): void {
    const route = (path: string, type: string, body: (request: FastifyRequest) => Promise<string | Readable | undefined>): void => {
      fastify.get(path, async (request, reply) => this.#answer(request, reply, type, () => body(request)));
    };
    route('/answers.csv', 'text/csv; charset=utf-8; header=present', () => Promise.resolve(Readable.from(this.#csv())));
    route('/answers/feed.atom', 'application/atom+xml; charset=utf-8', async () => atomFeed(await this.#feed()));
    route('/answers/feed.json', 'application/feed+json; charset=utf-8', async () => jsonFeed(await this.#feed()));
    route('/answers.ics', 'text/calendar; charset=utf-8', ({ query }) => this.#calendar(query));
    fastify.get<{ Params: { hash: string } }>('/answers/files/:hash', (request, reply) => this.#file(request.params.hash, reply));
  }

  /** Nothing public changes without an entry, so the size of the log says whether a copy is still good. */
  async #answer(request: FastifyRequest, reply: FastifyReply, type: string, body: () => Promise<string | Readable | undefined>): Promise<FastifyReply> {
    const tag = `W/"${this.published.size}"`;
    reply.header('etag', tag).header('cache-control', 'no-cache').header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    const content = await body();
    if (content === undefined) {
      return reply.removeHeader('etag').code(400).type('application/json; charset=utf-8').send({ code: 'BAD_INPUT', message: 'lab, council: give an id of 12 characters, or leave it out.' });
    }
    return reply.type(type).send(content);
  }

  async #file(hash: string, reply: FastifyReply): Promise<FastifyReply> {
    const content = HASH.test(hash) ? await this.transactions.run((tx) => this.files.read(tx, hash)) : undefined;
    if (!content) return reply.code(404).headers(FILE_HEADERS).type('text/plain; charset=utf-8').send('There is no such file.\n');
    // Its content never changes, but a steward may have to take it out.
    reply.headers(FILE_HEADERS).header('cache-control', 'no-cache').header('content-disposition', `attachment; filename="${hash}"`);
    return reply.type('application/octet-stream').send(content);
  }

  async #feed(): Promise<Feed> {
    const site = this.config.publicUrl;
    const rows = await this.recommendations.latest(FEED_ITEMS);
    return { site, page: '/answers', title: 'What labs were asked and answered', items: rows.map((row) => feedItem(site, row)) };
  }

  /** `?lab=` and `?council=` narrow it down. */
  async #calendar(query: unknown): Promise<string | undefined> {
    const { lab, council } = query as Readonly<Record<string, unknown>>;
    const one = (value: unknown): string | null | undefined => (value === undefined ? null : isPublicId(value) ? value : undefined);
    const filter = { lab: one(lab), council: one(council), open: true };
    if (filter.lab === undefined || filter.council === undefined) return undefined;
    const rows = await this.recommendations.page(filter, undefined, 1_000);
    return calendar('Deadlines of labs and councils', rows.flatMap((row) => deadlinesOf(this.config.publicUrl, row)));
  }

  async *#csv(): AsyncGenerator<string> {
    yield csvLine([
      'id', 'url', 'title', 'council', 'lab', 'lab_name', 'policy', 'mandate', 'binding', 'issued_at', 'due_at', 'extended', 'overdue', 'answered_at', 'answered_late',
      'standing', 'by', 'assessment', 'open', 'closed_at', 'assessment_due_at', 'assessment_overdue_at', 'successor',
    ]);
    for (let after: readonly string[] | undefined; ; ) {
      const rows = await this.recommendations.page({}, after, PAGE);
      if (rows.length === 0) return;
      const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');
      yield rows
        .map((row) =>
          csvLine([
            row.id, `${this.config.publicUrl}/recommendations/${row.id}`, row.title, row.council, row.lab, row.labName, row.policy, row.mandate, row.binding,
            row.issuedAt, row.dueAt, row.extended, yesNo(row.wasOverdue), row.answeredAt, yesNo(row.answeredLate), row.standing, row.byDay, row.status, yesNo(row.open),
            row.closedAt, row.assessmentDueAt, row.assessmentOverdueAt, row.successor,
          ]),
        )
        .join('');
      const last = rows.at(-1)!;
      after = [last.issuedAt, last.id];
    }
  }
}
