import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../portal.js';
import { STATE, type StateData } from '../ledger/operations.js';
import { VerifyPage } from './verify-page.js';

export function verifyPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/ledger/verify', async (request, reply) => {
    const { ledger } = await portal.run<StateData>(request, STATE);
    const { keys, promiseKey } = ledger.governance;
    const view = (
      <VerifyPage
        {...portal.frame(request)}
        site={portal.publicUrl}
        vkey={keys.at(-1) ?? ''}
        promiseKey={promiseKey}
        size={ledger.checkpoint?.size ?? 0}
      />
    );
    return portal.page(request, reply, 'public', view);
  });
}
