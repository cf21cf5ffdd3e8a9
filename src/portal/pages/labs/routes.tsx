import type { FastifyInstance } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { Portal } from '../../portal.js';
import { signedNow } from '../answers/routes.js';
import { NotFound } from '../record/not-found.js';
import { LabPage } from './lab-page.js';
import { LAB, type LabPageData, POLICY, POLICY_LAB, type PolicyPageData } from './operations.js';
import { PolicyPage, type PolicyPageProps } from './policy-page.js';

/** Labs and policies for everybody to read; members see what they may do. */
export function labPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/labs/:entity', async (request, reply) => {
    const { entity } = request.params as { readonly entity: string };
    if (!isPublicId(entity)) throw new NotFound();
    const [{ lab, councils }, me] = await Promise.all([portal.run<LabPageData>(request, LAB, { entity }), portal.viewer(request)]);
    if (!lab) throw new NotFound();
    const member = me.kind === 'member';
    const may = { claim: member, keep: member && me.roles.includes('steward') };
    const page = <LabPage {...portal.frame(request)} lab={lab} councils={councils} may={may} done={member ? signedNow(portal, request) : undefined} />;
    return portal.page(request, reply, member ? 'private' : 'public', page);
  });

  fastify.get('/policies/:id', async (request, reply) => {
    const { id } = request.params as { readonly id: string };
    if (!isPublicId(id)) throw new NotFound();
    const { policy, recommendations } = await portal.run<PolicyPageData>(request, POLICY, { id });
    if (!policy) throw new NotFound();
    const [{ lab }, me] = await Promise.all([portal.run<{ lab: PolicyPageProps['lab'] }>(request, POLICY_LAB, { entity: policy.lab }), portal.viewer(request)]);
    const member = me.kind === 'member';
    const page = <PolicyPage {...portal.frame(request)} policy={policy} recommendations={recommendations} lab={lab} done={member ? signedNow(portal, request) : undefined} />;
    return portal.page(request, reply, member ? 'private' : 'public', page);
  });
}
