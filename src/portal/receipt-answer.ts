import type { FastifyReply } from 'fastify';
import { securityHeaders } from './security-headers.js';

/** Gives a receipt as a file to keep. What comes in is the sender's own: it is handed back, never shown as a page. */
export function sendReceipt(reply: FastifyReply, receipt: string): FastifyReply {
  return reply
    .headers(securityHeaders('private'))
    .header('content-disposition', 'attachment; filename="report.tlog-proof"')
    .type('text/plain; charset=utf-8')
    .send(receipt.replaceAll('\r\n', '\n'));
}

export function isReceipt(text: string): boolean {
  return text.startsWith('c2sp.org/tlog-proof@v1\n') || text.startsWith('c2sp.org/tlog-proof@v1\r\n');
}
