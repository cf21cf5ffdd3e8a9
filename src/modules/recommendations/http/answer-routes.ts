import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import { PublishedLog } from '../../../ledger/index.js';
import { calendar } from '../../../platform/calendar.js';
import { Config } from '../../../platform/config.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { sendPublicFile } from '../../../platform/public-file.js';
import { atomFeed, csvLine, type Feed, jsonFeed, sendPublicData } from '../../incidents/index.js';
import { RecommendationsQuery } from '../queries/recommendations.js';
import { AnswerFiles } from '../store/answer-files.js';
import { deadlinesOf } from './deadlines.js';
import { feedItem } from './feed-items.js';

const FEED_ITEMS = 50;
const PAGE = 100;
const BAD_FILTER = { status: 400, code: 'BAD_INPUT', message: 'lab, council: give an id of 12 characters, or leave it out.' };

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
      fastify.get(path, (request, reply) => sendPublicData(request, reply, this.published.size, type, () => body(request), BAD_FILTER));
    };
    route('/answers.csv', 'text/csv; charset=utf-8; header=present', () => Promise.resolve(Readable.from(this.#csv())));
    route('/answers/feed.atom', 'application/atom+xml; charset=utf-8', async () => atomFeed(await this.#feed()));
    route('/answers/feed.json', 'application/feed+json; charset=utf-8', async () => jsonFeed(await this.#feed()));
    route('/answers.ics', 'text/calendar; charset=utf-8', ({ query }) => this.#calendar(query));
    // Its content never changes, but a steward may have to take it out.
    fastify.get<{ Params: { hash: string } }>('/answers/files/:hash', ({ params }, reply) =>
      sendPublicFile(reply, params.hash, 'no-cache', (hash) => this.transactions.run((tx) => this.files.read(tx, hash))),
    );
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
