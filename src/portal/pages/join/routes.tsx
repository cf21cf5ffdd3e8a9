import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { FieldError } from '../../kit/index.js';
import type { PageModule, Portal } from '../../portal.js';
import { FormFields } from '../signed-in/form-fields.js';
import { NEW_PASSKEY_FIELDS } from '../signed-in/passkey-island.js';
import { JoinPage } from './join-page.js';

const SESSION = '... on MemberSession { token maxAge } ... on MembersRefused { message }';
const OPERATIONS = {
  join: `mutation ($invitation: PublicId!, $secret: String!, $proof: KeyProofInput!, $profile: ProfileInput!) {
    opened: join(invitation: $invitation, secret: $secret, proof: $proof, profile: $profile) { ${SESSION} } }`,
  recover: `mutation ($invitation: PublicId!, $secret: String!, $proof: KeyProofInput!) {
    opened: recover(invitation: $invitation, secret: $secret, proof: $proof) { ${SESSION} } }`,
} as const;

interface Opened {
  readonly opened: { readonly token?: string; readonly maxAge?: number; readonly message?: string };
}

/** `/join` and `/recover`. The invitation's secret comes behind the `#`, then in the body of the form, never in an address. */
export const joinPages: PageModule = (portal, fastify) => {
  for (const purpose of ['join', 'recover'] as const) {
    fastify.get(`/${purpose}`, async (request, reply) => {
      const view = <JoinPage {...portal.frame(request)} purpose={purpose} fields={portal.formFields(request)} />;
      return portal.page(request, reply, 'private', view);
    });
    fastify.post(`/${purpose}`, (request, reply) => redeem(portal, request, reply, purpose));
  }
};

async function redeem(portal: Portal, request: FastifyRequest, reply: FastifyReply, purpose: 'join' | 'recover'): Promise<FastifyReply> {
  const form = new FormFields(request.body);
  const typed = Object.fromEntries(['invitation', 'secret', 'displayName', 'email', ...NEW_PASSKEY_FIELDS].map((name) => [name, form.text(name)]));
  const { invitation, secret, nonce, id, clientDataJSON, attestationObject, displayName, email } = typed;
  const variables = {
    invitation,
    secret,
    proof: { nonce, passkey: { id, clientDataJSON, attestationObject } },
    ...(purpose === 'join' ? { profile: { displayName, email } } : {}),
  };
  const again = (errors: readonly FieldError[], kept: Readonly<Record<string, string>>): FastifyReply => {
    const frame = portal.frame(request, `/${purpose}`);
    return portal.page(request, reply, 'private', <JoinPage {...frame} purpose={purpose} fields={portal.formFields(request)} typed={kept} errors={errors} />, 422);
  };
  try {
    const { opened } = await portal.run<Opened>(request, OPERATIONS[purpose], variables);
    if (opened.token === undefined || opened.maxAge === undefined) {
      // The answer to a challenge counts once: the next attempt makes a new passkey.
      return again([{ text: opened.message ?? '' }], { ...typed, nonce: '', id: '', clientDataJSON: '', attestationObject: '' });
    }
    portal.startSession(reply, { token: opened.token, maxAge: opened.maxAge });
    return portal.redirect(reply, '/sign-in');
  } catch (error) {
    const field = error instanceof GraphQLError ? error.extensions['field'] : undefined;
    if (field !== 'displayName' && field !== 'email') throw error;
    return again([{ field, text: (error as GraphQLError).message }], typed);
  }
}
