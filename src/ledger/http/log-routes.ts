import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseTilePath, tilePath } from '../core/index.js';
import { LogDescription } from '../log/log-description.js';
import { PublishedLog } from '../log/published-log.js';

const IMMUTABLE = 'public, max-age=604800, immutable';

/**
 * The published log over HTTP (C2SP tlog-tiles). Only static files are read: no request here reaches the database. Every
 * answer may be read from any other site, or no browser elsewhere could verify this log.
 */
@Injectable()
export class LogRoutes {
  constructor(
    private readonly published: PublishedLog,
    private readonly description: LogDescription,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.get('/log/checkpoint', (_, reply) => this.#checkpoint(reply));
    fastify.get('/log/log.json', async (_, reply) => {
      const text = await this.description.json();
      return open(reply).header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(text);
    });
    fastify.get('/log/tile/*', (request, reply) => this.#tile(request, reply));
  }

  #checkpoint(reply: FastifyReply): FastifyReply {
    const latest = this.published.latest;
    open(reply);
    if (!latest) return reply.code(404).type('text/plain; charset=utf-8').send('nothing is published yet\n');
    return reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(latest.note);
  }

  async #tile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    open(reply);
    // The path is the attacker's: it is parsed into numbers, and the file name is made from the numbers.
    const tile = parseTilePath(request.url.slice('/log/'.length));
    if (!tile) return notThere(reply);
    const file = join(this.published.folder, tilePath(tile.level, tile.index, tile.width));
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return notThere(reply);
    return reply
      .header('cache-control', IMMUTABLE)
      .header('content-length', found.size)
      .type('application/octet-stream')
      .send(createReadStream(file));
  }
}

function open(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
}

function notThere(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send('no such tile\n');
}
