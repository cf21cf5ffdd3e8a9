import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import { PublishedLog } from '../../../ledger/index.js';
import { Config } from '../../../platform/config.js';
import { provenanceOf } from '../queries/provenance.js';
import { exportedJson, PublicExport } from '../queries/public-export.js';
import { csvLine } from './csv.js';
import { atomFeed, type Feed, jsonFeed } from './feed.js';
import { sendPublicData } from './public-data.js';

const FEED_ITEMS = 50;
const NO_RECORD = { status: 404, code: 'NOT_FOUND', message: 'There is no public record under this number.' };

/** Feeds and exports: everything public, for programs. Other sites may read all of it. */
@Injectable()
export class IncidentRoutes {
  constructor(
    private readonly data: PublicExport,
    private readonly published: PublishedLog,
    private readonly config: Config,
  ) {}

  register(fastify: FastifyInstance): void {
    const route = (path: string, type: string, body: (request: FastifyRequest) => Promise<string | Readable | undefined>): void => {
      fastify.get(path, (request, reply) => sendPublicData(request, reply, this.published.size, type, () => body(request), NO_RECORD));
    };
    route('/incidents/feed.atom', 'application/atom+xml; charset=utf-8', async () => atomFeed(await this.#feed()));
    route('/incidents/feed.json', 'application/feed+json; charset=utf-8', async () => jsonFeed(await this.#feed()));
    route('/incidents.csv', 'text/csv; charset=utf-8; header=present', () => Promise.resolve(Readable.from(this.#incidentsCsv())));
    route('/incidents.json', 'application/json; charset=utf-8', () => Promise.resolve(Readable.from(this.#incidentsJson())));
    route('/entities.csv', 'text/csv; charset=utf-8; header=present', () => Promise.resolve(Readable.from(this.#entitiesCsv())));
    route('/incidents/:id(^[a-z0-9-]{1,32}).json', 'application/json; charset=utf-8', async ({ params }) => {
      const { id } = params as { id: string };
      const found = isPublicId(id) ? await this.data.one(id) : undefined;
      return found && `${JSON.stringify(exportedJson(found, this.config.publicUrl))}\n`;
    });
  }

  async #feed(): Promise<Feed> {
    const site = this.config.publicUrl;
    const rows = await this.data.newest(FEED_ITEMS);
    const items = rows.map((row) => ({
      id: row.id,
      url: `${site}/incidents/${row.id}`,
      title: row.title ?? row.id,
      summary: row.summary ?? '',
      published: row.published_at!,
      updated: row.changed_at,
      rights: provenanceOf(row)?.attribution ?? null,
    }));
    return { site, page: '/incidents', title: 'AI incidents', items };
  }

  async *#incidentsCsv(): AsyncGenerator<string> {
    yield csvLine([
      'id', 'url', 'status', 'version', 'title', 'summary', 'occurred', 'severity', 'harm_types', 'countries', 'developers', 'deployers', 'harmed',
      'implicated_systems', 'names_withheld', 'reports', 'published_at', 'corrected_at', 'retraction_reason', 'merged_into', 'source', 'source_url',
      'licence', 'attribution',
    ]);
    for await (const page of this.data.all()) {
      yield page
        .map(({ row, entities, withheld, reports }) => {
          const named = (role: string): string => entities.filter((one) => one.role === role).map((one) => one.entity.name).join('; ');
          const provenance = provenanceOf(row);
          return csvLine([
            row.id, `${this.config.publicUrl}/incidents/${row.id}`, row.status, row.version, row.title, row.summary, row.occurred, row.severity,
            row.harm_types.join('; '), row.countries.join('; '), named('developer'), named('deployer'), named('harmed'), named('implicated-system'),
            withheld, reports, row.published_at, row.corrected_at, row.retraction_reason, row.merged_into, provenance?.source ?? null,
            provenance?.url ?? null, provenance?.licence ?? null, provenance?.attribution ?? null,
          ]);
        })
        .join('');
    }
  }

  async *#incidentsJson(): AsyncGenerator<string> {
    yield '{"incidents":[';
    let first = true;
    for await (const page of this.data.all()) {
      yield page
        .map((one) => {
          const comma = first ? '\n' : ',\n';
          first = false;
          return comma + JSON.stringify(exportedJson(one, this.config.publicUrl));
        })
        .join('');
    }
    yield '\n]}\n';
  }

  async *#entitiesCsv(): AsyncGenerator<string> {
    yield csvLine(['id', 'url', 'name', 'aliases', 'kind', 'incidents', 'merged_into', 'source', 'licence', 'attribution']);
    for await (const page of this.data.entities()) {
      yield page
        .map((row) => {
          const provenance = provenanceOf(row);
          return csvLine([
            row.id, `${this.config.publicUrl}/entities/${row.id}`, row.name, row.aliases.join('; '), row.kind, row.incidents, row.merged_into,
            provenance?.source ?? null, provenance?.licence ?? null, provenance?.attribution ?? null,
          ]);
        })
        .join('');
    }
  }
}
