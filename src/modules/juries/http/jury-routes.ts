import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Transactions } from '../../../platform/database/transactions.js';
import { sendPublicFile } from '../../../platform/public-file.js';
import { JuryFiles } from '../store/jury-files.js';

/** What lies before a jury: the same files for every juror and for everybody, by their hash. */
@Injectable()
export class JuryRoutes {
  constructor(
    private readonly files: JuryFiles,
    private readonly transactions: Transactions,
  ) {}

  register(fastify: FastifyInstance): void {
    // The name is that of the content: it never changes.
    fastify.get<{ Params: { hash: string } }>('/juries/evidence/:hash', ({ params }, reply) =>
      sendPublicFile(reply, params.hash, 'public, max-age=31536000, immutable', (hash) => this.transactions.run((tx) => this.files.read(tx, hash))),
    );
  }
}
