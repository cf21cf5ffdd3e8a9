import { Hash } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { isAnybody } from '../signed-in/person.js';
import { type ActRefused, PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { AccountPage, AddKeyPage, KEY_REASONS, RevokeKeyPage } from './account-page.js';
import { OWN_LABS, type OwnLabs, spokenFor } from './answers.js';
import { waitingVotes } from './votes.js';
import { type SessionData, SESSIONS } from './session-table.js';

const DONE_OR_REFUSED = '... on EntryReceipt { entryId } ... on MembersRefused { code message }';
const PROFILE = `mutation ($profile: ProfileInput!) { done: replaceProfile(profile: $profile) { ${DONE_OR_REFUSED} } }`;
const REVOKE = `mutation ($key: String!, $reason: KeyReason!) { done: revokeOwnKey(key: $key, reason: $reason) { ${DONE_OR_REFUSED} } }`;
const BEGIN = 'mutation { begun: beginAddKey { ... on KeyRegistration { nonce creationOptions } ... on MembersRefused { code message } } }';
const ADD = `mutation ($proof: KeyProofInput!) { prepared: addKey(proof: $proof) { ${PREPARED} } }`;

const CLOSE = 'mutation ($session: String!) { closeSession(session: $session) }';
const CLOSE_OTHERS = 'mutation { closeOtherSessions }';

interface Done {
  readonly done: { readonly entryId: string } | ActRefused;
}

export const accountPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const account = async (visit: Visit, errors: readonly { text: string; field?: string }[] = [], typed?: { displayName: string; email: string }) => {
    const [{ ownSessions }, { ownLabs }, organisations, votes] = await Promise.all([visit.run<{ ownSessions: readonly SessionData[] }>(SESSIONS), visit.run<OwnLabs>(OWN_LABS), spokenFor(visit), waitingVotes(visit)]);
    const view = <AccountPage {...visit.frame('/account')} sessions={ownSessions} votes={votes} organisations={organisations} labs={ownLabs} errors={errors} typed={typed} done={visit.done()} />;
    return visit.page(view, errors.length > 0 ? 422 : 200);
  };

  get('/account', (visit) => account(visit));

  post('/account/sessions/close', async (visit) => {
    const closed = await visit.try(CLOSE, { session: visit.form.text('session') });
    return closed.ok ? visit.go('/account', 'sessionClosed') : account(visit, closed.errors);
  });
  post('/account/sessions/close-others', async (visit) => {
    await visit.run(CLOSE_OTHERS);
    return visit.go('/account', 'sessionsClosed');
  });

  post('/account/profile', async (visit) => {
    const typed = { displayName: visit.form.trimmed('displayName'), email: visit.form.trimmed('email') };
    const asked = await visit.try<Done>(PROFILE, { profile: typed });
    if (!asked.ok) return account(visit, asked.errors, typed);
    if ('code' in asked.data.done) return account(visit, [{ text: asked.data.done.message }], typed);
    return visit.go('/account', 'profile');
  });

  get('/account/keys/new', async (visit) => {
    const { begun } = await visit.run<{ begun: { nonce: string; creationOptions: string } | ActRefused }>(BEGIN);
    if ('code' in begun) return account(visit, [{ text: begun.message }]);
    return visit.page(<AddKeyPage {...visit.frame('/account/keys/new')} {...begun} />);
  });

  post('/account/keys', async (visit) => {
    const { form, messages } = visit;
    const [nonce, id] = [form.text('nonce'), form.text('id')];
    const proof = { nonce, passkey: { id, clientDataJSON: form.text('clientDataJSON'), attestationObject: form.text('attestationObject') } };
    const { prepared } = await visit.run<{ prepared: PreparedAct | ActRefused }>(ADD, { proof });
    if ('code' in prepared) return account(visit, [{ text: prepared.message }]);
    return visit.sign(prepared, { facts: [{ key: messages.t('account.key.add.fact'), value: <Hash>{id.slice(0, 12)}</Hash> }], back: '/account' });
  });

  get('/account/keys/:key/revoke', async (visit) => {
    const action = `/account/keys/${encodeURIComponent(visit.part('key'))}/revoke`;
    return visit.page(<RevokeKeyPage {...visit.frame('/account')} keyId={visit.part('key')} action={action} />);
  });

  post('/account/keys/:key/revoke', async (visit) => {
    const key = visit.part('key');
    const reason = visit.form.oneOf('reason', KEY_REASONS);
    const again = (text: string, field?: string) =>
      visit.page(<RevokeKeyPage {...visit.frame('/account')} keyId={key} action={`/account/keys/${encodeURIComponent(key)}/revoke`} errors={[{ text, field }]} />, 422);
    if (!reason) return again(visit.messages.t('field.choose'), 'reason');
    const { done } = await visit.run<Done>(REVOKE, { key, reason });
    return 'code' in done ? again(done.message) : visit.go('/account', 'keyRevoked');
  });
};
