import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { ViewerSource } from '../../graphql/index.js';
import { isPublicId } from '../../kernel/ids.js';
import { STRANGERS_FILE } from '../../platform/public-file.js';
import { EvidenceFileQuery } from './queries/evidence-file.js';

const HEADERS = { ...STRANGERS_FILE, 'cache-control': 'no-store' } as const;

/** `GET /evidence/<id>`: a file that came with a report, in clear, for reviewers. */
@Injectable()
export class EvidenceRoutes {
  constructor(
    private readonly viewers: ViewerSource,
    private readonly files: EvidenceFileQuery,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.get<{ Params: { id: string } }>('/evidence/:id', async (request, reply) => {
      const { id } = request.params;
      // Who may not see it does not learn whether there is such a file.
      const file = isPublicId(id) ? await this.files.of(await this.viewers.viewerOf(request.headers), id) : undefined;
      if (!file) return reply.code(404).headers(HEADERS).type('text/plain; charset=utf-8').send('There is no such file, or you may not see it.\n');
      return reply.headers(HEADERS).header('content-disposition', attachment(file.name)).type('application/octet-stream').send(file.content);
    });
  }
}

/** RFC 6266: a plain name for old browsers, the real one percent-encoded (RFC 8187). */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
