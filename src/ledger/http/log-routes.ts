import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseTilePath, tilePath, TILE_WIDTH } from '../core/index.js';
import { LogDescription } from '../log/log-description.js';
import { PublicOpenings } from '../log/public-openings.js';
import { PublishedLog } from '../log/published-log.js';

const IMMUTABLE = 'public, max-age=604800, immutable';

/**
 * The published log over HTTP (C2SP tlog-tiles). Checkpoint and tiles are static files: no request for them
 * reaches the database. The public openings do come from there, since they can be erased, and are kept by no cache.
 * Every answer may be read from any other site, or no browser elsewhere could verify this log.
 */
@Injectable()
export class LogRoutes {
  constructor(
    private readonly published: PublishedLog,
    private readonly description: LogDescription,
    private readonly openings: PublicOpenings,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.get('/log/checkpoint', (_, reply) => this.#checkpoint(reply));
    fastify.get('/log/log.json', async (_, reply) => {
      const text = await this.description.json();
      return anywhere(reply).header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(text);
    });
    fastify.get('/log/tile/*', (request, reply) => this.#tile(request, reply));
    fastify.get('/log/openings/*', (request, reply) => this.#openings(request, reply));
  }

  #checkpoint(reply: FastifyReply): FastifyReply {
    const latest = this.published.latest;
    anywhere(reply);
    if (!latest) return reply.code(404).type('text/plain; charset=utf-8').send('nothing is published yet\n');
    return reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(latest.note);
  }

  async #tile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    anywhere(reply);
    // The path is the attacker's: it is parsed into numbers, and the file name is made from the numbers.
    const tile = parseTilePath(request.url.slice('/log/'.length));
    if (!tile) return notThere(reply);
    // Read whole before anything is answered, since a partial tile may be taken away at any moment.
    const bytes = await readFile(join(this.published.folder, tilePath(tile.level, tile.index, tile.width))).catch(() => undefined);
    if (!bytes) return notThere(reply);
    return reply.header('cache-control', IMMUTABLE).type('application/octet-stream').send(bytes);
  }

  /** The texts that everybody may read, of the entries of one bundle: `/log/openings/x001/234`, numbered as bundles are. */
  async #openings(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    anywhere(reply);
    const bundle = parseTilePath(`tile/entries/${request.url.slice('/log/openings/'.length)}`);
    const from = (bundle?.index ?? 0) * TILE_WIDTH;
    if (bundle?.width !== 0 || from >= this.published.size) return notThere(reply);
    const openings = await this.openings.page(from, Math.min(from + TILE_WIDTH, this.published.size));
    const lines = openings.map((opening) => `${JSON.stringify(opening)}\n`).join('');
    return reply.header('cache-control', 'no-store').type('application/jsonl; charset=utf-8').send(lines);
  }
}

function anywhere(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
}

function notThere(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send('no such tile\n');
}
