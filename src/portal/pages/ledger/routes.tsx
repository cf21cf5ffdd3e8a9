import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Portal } from '../../portal.js';
import { securityHeaders } from '../../security-headers.js';
import { address, one, type Query, wholeNumber } from '../record/asked.js';
import { readEntry } from '../record/entry-words.js';
import { NotFound } from '../record/not-found.js';
import { EntryPage } from './entry-page.js';
import { LedgerPage } from './ledger-page.js';
import {
  ENTRIES, ENTRY, PROOF, STATE, STREAM,
  type EntriesData, type EntryPageData, type ProofData, type StateData, type StreamData,
} from './operations.js';
import { StreamPage } from './stream-page.js';

const ENTRIES_SHOWN = 25;
const STREAM_SHOWN = 100;
const STREAM_KIND = /^[a-z][a-z-]{0,31}$/;
const STREAM_ID = /^[0-9a-z-]{1,40}$/;

export function ledgerPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/ledger', async (request, reply) => {
    const before = wholeNumber(one(request.query as Query, 'before'));
    const { ledger } = await portal.run<StateData>(request, STATE);
    const { checkpoint, governance } = ledger;
    const size = checkpoint?.size ?? 0;
    const end = Math.min(before ?? size, size);
    const from = Math.max(0, end - ENTRIES_SHOWN);
    const entries = end === 0 ? [] : (await portal.run<EntriesData>(request, ENTRIES, { from, first: end - from })).ledger.entries.edges;
    return portal.page(
      request,
      reply,
      'public',
      <LedgerPage
        {...portal.frame(request)}
        site={portal.publicUrl}
        checkpoint={checkpoint}
        governance={governance}
        entries={entries.map(({ node }) => readEntry(node)).reverse()}
        older={from > 0 ? address('/ledger', { before: from }) : undefined}
        newer={end < size ? '/ledger' : undefined}
      />,
    );
  });

  fastify.get('/ledger/entries/:seq', async (request, reply) => {
    const { ledger } = await portal.run<EntryPageData>(request, ENTRY, { seq: seqOf(request) });
    if (!ledger.entry) throw new NotFound();
    const { hash, ...entry } = ledger.entry;
    const view = <EntryPage {...portal.frame(request)} read={readEntry(entry)} hash={hash} size={ledger.checkpoint?.size ?? 0} />;
    return portal.page(request, reply, 'public', view);
  });

  fastify.get('/ledger/entries/:seq/proof', async (request, reply) => {
    const seq = seqOf(request);
    const { ledger } = await portal.run<ProofData>(request, PROOF, { seq });
    if (!ledger.inclusionProof) throw new NotFound();
    return reply
      .headers(securityHeaders('public'))
      .header('content-disposition', `attachment; filename="entry-${seq}.tlog-proof"`)
      .type('text/plain; charset=utf-8')
      .send(ledger.inclusionProof.file);
  });

  fastify.get('/ledger/streams/:kind/:id', async (request, reply) => {
    const { kind = '', id = '' } = request.params as { readonly kind?: string; readonly id?: string };
    if (!STREAM_KIND.test(kind) || !STREAM_ID.test(id)) throw new NotFound();
    const after = one(request.query as Query, 'after');
    const { ledger } = await portal.run<StreamData>(request, STREAM, { kind, id, first: STREAM_SHOWN, after });
    const { edges, pageInfo } = ledger.stream;
    if (edges.length === 0) throw new NotFound();
    const path = `/ledger/streams/${kind}/${id}`;
    return portal.page(
      request,
      reply,
      'public',
      <StreamPage
        {...portal.frame(request)}
        kind={kind}
        id={id}
        entries={edges.map(({ node }) => readEntry(node))}
        next={pageInfo.hasNextPage ? address(path, { after: pageInfo.endCursor ?? undefined }) : undefined}
        first={after === undefined ? undefined : path}
      />,
    );
  });
}

/** A number that no entry can have is an address that leads nowhere. */
function seqOf(request: FastifyRequest): number {
  const { seq = '' } = request.params as { readonly seq?: string };
  if (!/^(0|[1-9]\d{0,8})$/.test(seq)) throw new NotFound();
  return Number(seq);
}
