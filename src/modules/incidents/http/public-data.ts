import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Nothing public changes without an entry, so the size of the log says whether a copy is still good. A row is seen a moment
 * before its entry is published: then the tag changes once more, and a copy is fetched again.
 */
export async function sendPublicData(
  request: FastifyRequest,
  reply: FastifyReply,
  logSize: number,
  type: string,
  body: () => Promise<string | Readable | undefined>,
  otherwise: { readonly status: number; readonly code: string; readonly message: string },
): Promise<FastifyReply> {
  const tag = `W/"${logSize}"`;
  reply.header('etag', tag).header('cache-control', 'no-cache').header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const content = await body();
  if (content !== undefined) return reply.type(type).send(content);
  const { status, code, message } = otherwise;
  return reply.removeHeader('etag').code(status).type('application/json; charset=utf-8').send({ code, message });
}
