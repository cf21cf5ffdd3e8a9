import type { FastifyReply } from 'fastify';
import { formToken } from '../../cross-site.js';
import type { PageModule } from '../../portal.js';
import { FormFields, localPath, waitingIn } from '../signed-in/form-fields.js';
import { isEditor, type Person } from '../signed-in/person.js';
import { ME } from '../signed-in/visit.js';
import { AgainPage, ExpiredPage } from './expired-page.js';
import { SignInPage } from './sign-in-page.js';

const LOGIN = `mutation ($nonce: String!, $signature: KeySignatureInput!) {
  login(nonce: $nonce, signature: $signature) { ... on MemberSession { token maxAge } ... on MembersRefused { message } }
}`;

/** The door: the cookie is set here and taken away here, by posts that run the API's own operations. */
export const signInPages: PageModule = (portal, fastify) => {
  fastify.get('/sign-in', async (request, reply) => {
    const { next } = request.query as { readonly next?: unknown };
    const onward = typeof next === 'string' ? localPath(next, '') : '';
    const { me } = await portal.run<{ me: Person | null }>(request, ME);
    if (me) return portal.redirect(reply, onward || (isEditor(me) ? '/desk' : '/account'));
    const view = <SignInPage {...portal.frame(request)} fields={portal.formFields(request)} next={onward} />;
    return portal.page(request, reply, 'private', view);
  });

  fastify.post('/sign-in', async (request, reply): Promise<FastifyReply> => {
    const form = new FormFields(request.body);
    const waiting = waitingIn(form);
    const [key, authenticatorData, clientDataJSON, signature] = [form.text('key'), form.text('authenticatorData'), form.text('clientDataJSON'), form.text('signature')];
    const variables = { nonce: form.text('nonce'), signature: { key, passkey: { authenticatorData, clientDataJSON, signature } } };
    const { login } = await portal.run<{ login: { token?: string; maxAge?: number; message?: string } }>(request, LOGIN, variables);
    const frame = portal.frame(request, '/sign-in');
    if (login.token === undefined || login.maxAge === undefined) {
      const fields = portal.formFields(request);
      const errors = [{ text: frame.messages.t('signIn.refused', { reason: login.message ?? '' }) }];
      const view = waiting ? <ExpiredPage {...frame} {...waiting} fields={fields} errors={errors} /> : <SignInPage {...frame} fields={fields} next={localPath(form.text('next'), '')} errors={errors} />;
      return portal.page(request, reply, 'private', view, 422);
    }
    portal.startSession(reply, { token: login.token, maxAge: login.maxAge });
    if (!waiting) {
      const next = localPath(form.text('next'), '');
      return portal.redirect(reply, next === '' ? '/sign-in' : next);
    }
    return portal.page(request, reply, 'private', <AgainPage {...frame} {...waiting} fields={{ token: formToken(login.token) }} />);
  });

  fastify.post('/sign-out', async (request, reply) => {
    await portal.run(request, 'mutation { logout }');
    portal.endSession(reply);
    return portal.redirect(reply, '/');
  });
};
