import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { toHex, utf8 } from '../../kernel/bytes.js';
import { sha256 } from '../core/index.js';
import { Witness } from '../witness/witness.js';

/** A checkpoint with 63 proof lines and 64 post-quantum signatures is far below this. */
const BODY_LIMIT = 512 * 1024;

/** C2SP tlog-witness: `POST /witness/add-checkpoint`, and this witness's last view of each log for monitors. */
@Injectable()
export class WitnessRoutes {
  constructor(private readonly witness: Witness) {}

  register(fastify: FastifyInstance): void {
    fastify.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, parsed) => parsed(null, body));
      scope.post('/witness/add-checkpoint', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
        const answer = await this.witness.addCheckpoint(typeof request.body === 'string' ? request.body : '');
        return reply.code(answer.status).type(answer.type).header('cache-control', 'no-store').send(answer.body);
      });
      scope.get<{ Params: { hash: string } }>('/witness/:hash/checkpoint', async (request, reply) => {
        const note = await this.#lastSeen(request.params.hash);
        if (note === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('unknown log\n');
        return reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*').type('text/plain; charset=utf-8').send(note);
      });
      done();
    });
  }

  async #lastSeen(hash: string): Promise<string | undefined> {
    for (const origin of this.witness.origins) {
      if (toHex(sha256(utf8(origin))) === hash) return this.witness.lastSeen(origin);
    }
    return undefined;
  }
}
