import type { PageModule } from '../../portal.js';
import { withParameter } from '../../messages/index.js';
import { localPath, waitingIn } from './form-fields.js';
import { isAnybody } from './person.js';
import { type ActRefused, LinkPage, NotDonePage } from './sign-page.js';
import { signedIn } from './visit.js';

const SUBMIT = `mutation ($request: Uuid!, $signature: KeySignatureInput!) {
  submitAct(request: $request, signature: $signature) { ... on EntryReceipt { entryId } ... on ActRefused { code message } }
}`;

/** The second half of every act that is signed here. Sent twice, it is answered with the first receipt. */
export const signPages: PageModule = (portal, fastify) => {
  signedIn(portal, fastify, isAnybody).post('/sign-act', async (visit) => {
    const { form } = visit;
    const [key, authenticatorData, clientDataJSON, signature] = [form.text('key'), form.text('authenticatorData'), form.text('clientDataJSON'), form.text('signature')];
    const { submitAct } = await visit.run<{ submitAct: { entryId: string } | ActRefused }>(SUBMIT, {
      request: form.text('request'),
      signature: { key, passkey: { authenticatorData, clientDataJSON, signature } },
    });
    const back = localPath(form.text('back'), '/account');
    if ('code' in submitAct) return visit.page(<NotDonePage {...visit.frame(back)} refused={submitAct} back={back} waiting={waitingIn(form)} />, 422);
    const link = form.text('link');
    if (link !== '') return visit.page(<LinkPage {...visit.frame(back)} shown={link} entry={submitAct.entryId} back={back} />);
    return visit.go(withParameter(back, 'signed', submitAct.entryId));
  });
};
