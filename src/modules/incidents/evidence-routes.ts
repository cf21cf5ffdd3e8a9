import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ViewerSource } from '../../graphql/index.js';
import { isPublicId } from '../../kernel/ids.js';
import { STRANGERS_FILE } from '../../platform/public-file.js';
import { cleanCopy } from './queries/clean-copy.js';
import { type EvidenceContent, EvidenceFileQuery } from './queries/evidence-file.js';

const HEADERS = { ...STRANGERS_FILE, 'cache-control': 'no-store' } as const;

/**
 * `GET /evidence/<id>`: a file that came with a report, in clear, for reviewers. `/evidence/<id>/clean`: of a photo, the same without
 * what it says of place, time, device and names.
 */
@Injectable()
export class EvidenceRoutes {
  constructor(
    private readonly viewers: ViewerSource,
    private readonly files: EvidenceFileQuery,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.get<Asked>('/evidence/:id', async (request, reply) => {
      const file = await this.#fileOf(request);
      return file ? send(reply, file.name, file.content) : notThere(reply);
    });
    fastify.get<Asked>('/evidence/:id/clean', async (request, reply) => {
      const file = await this.#fileOf(request);
      const copy = file && cleanCopy(file.content);
      return copy ? send(reply, `clean-${file.name}`, Buffer.from(copy.buffer)) : notThere(reply);
    });
  }

  async #fileOf({ params: { id }, headers }: FastifyRequest<Asked>): Promise<EvidenceContent | undefined> {
    return isPublicId(id) ? this.files.of(await this.viewers.viewerOf(headers), id) : undefined;
  }
}

interface Asked {
  Params: { readonly id: string };
}

function send(reply: FastifyReply, name: string, content: Buffer): FastifyReply {
  return reply.headers(HEADERS).header('content-disposition', attachment(name)).type('application/octet-stream').send(content);
}

/** Who may not see it does not learn whether there is such a file. */
function notThere(reply: FastifyReply): FastifyReply {
  return reply.code(404).headers(HEADERS).type('text/plain; charset=utf-8').send('There is no such file, or you may not see it.\n');
}

/** RFC 6266: a plain name for old browsers, the real one percent-encoded (RFC 8187). */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._ -]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
