import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Transactions } from '../../../platform/database/transactions.js';
import { JuryFiles } from '../store/jury-files.js';

const HASH = /^[0-9a-f]{64}$/;

/** As for evidence of reports: name, type and content are a stranger's, so nothing in it may run, load or pass for something else. */
const FILE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;

/** What lies before a jury: the same files for every juror and for everybody, by their hash. */
@Injectable()
export class JuryRoutes {
  constructor(
    private readonly files: JuryFiles,
    private readonly transactions: Transactions,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.get<{ Params: { hash: string } }>('/juries/evidence/:hash', (request, reply) => this.#file(request.params.hash, reply));
  }

  async #file(hash: string, reply: FastifyReply): Promise<FastifyReply> {
    const content = HASH.test(hash) ? await this.transactions.run((tx) => this.files.read(tx, hash)) : undefined;
    if (!content) return reply.code(404).headers(FILE_HEADERS).type('text/plain; charset=utf-8').send('There is no such file.\n');
    // The name is that of the content: it never changes.
    reply.headers(FILE_HEADERS).header('cache-control', 'public, max-age=31536000, immutable').header('content-disposition', `attachment; filename="${hash}"`);
    return reply.type('application/octet-stream').send(content);
  }
}
