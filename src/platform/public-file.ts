import type { FastifyReply } from 'fastify';

/**
 * Name, type and content of such a file are a stranger's: the browser is told to save it, to believe no other type, and, should it show
 * it after all, to let nothing in it run, load or pass for something else.
 */
export const STRANGERS_FILE = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;

const HASH = /^[0-9a-f]{64}$/;

/** A public file by the SHA-256 of its content, which is its name too. */
export async function sendPublicFile(reply: FastifyReply, hash: string, caching: string, read: (hash: string) => Promise<Uint8Array | undefined>): Promise<FastifyReply> {
  const content = HASH.test(hash) ? await read(hash) : undefined;
  if (!content) return reply.code(404).headers(STRANGERS_FILE).type('text/plain; charset=utf-8').send('There is no such file.\n');
  reply.headers(STRANGERS_FILE).header('cache-control', caching).header('content-disposition', `attachment; filename="${hash}"`);
  return reply.type('application/octet-stream').send(content);
}
