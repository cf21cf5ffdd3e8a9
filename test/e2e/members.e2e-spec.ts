import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withDatabase } from '../support/database.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { BEGIN_LOGIN, firstSteward, join, logIn, memberOf, newMember, passkeySigner, plainSigner, PREPARED, query, type TestMember } from '../support/member.js';
import { softPasskey } from '../support/passkey.js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { ExpiredRows } from '../../src/modules/members/store/expired-rows.js';
import { LogAuditor } from '../../src/audit/index.js';
import { parseBundle, parseCheckpoint } from '../../src/ledger/core/index.js';
import { PublishedLog, type SealedFields } from '../../src/ledger/index.js';
import { actorOf, InviteFirstSteward, ROSTER_STREAM, rosterSlice } from '../../src/modules/members/index.js';

describe('members', () => {
  let node: TestNode;
  let steward: TestMember;
  const stewardKey = passkeySigner();
  beforeAll(async () => {
    node = await startTestNode();
    const older = (await node.app.get(InviteFirstSteward).invite())!;
    steward = await firstSteward(node, stewardKey);
    await expect(join(node, older.invitation, older.secret, 'Eve')).rejects.toThrow('INVITATION_REVOKED');
  }, 60_000);
  afterAll(() => node.stop(), 30_000);

  const ME = '{ me { id roles kind status displayName email keys { id use alg revokedAt } } }';
  const grant = `mutation ($member: PublicId!, $role: String!) { act: grantRole(member: $member, role: $role) { ${PREPARED} } }`;
  const revoke = `mutation ($member: PublicId!, $role: String!) { act: revokeRole(member: $member, role: $role) { ${PREPARED} } }`;

  it('the first steward joins once by the printed link, and the system invites no other', async () => {
    expect(await steward.ask(ME)).toMatchObject({
      me: { id: steward.id, roles: ['steward'], kind: 'PERSON', status: 'ACTIVE', displayName: 'Ada', email: 'ada@example.org', keys: [{ use: 'passkey', alg: 'ES256' }] },
    });
    expect(await node.app.get(InviteFirstSteward).invite()).toBeUndefined();
  });

  it('a steward invites with his signature; passkeys of both algorithms and plain keys join and sign in again', async () => {
    for (const signer of [passkeySigner(softPasskey({ alg: 'EdDSA' })), plainSigner()]) {
      const editor = await newMember(node, steward, 'Ben', ['editor'], signer);
      const again = await logIn(node, signer);
      expect(again.id).toBe(editor.id);
      expect(await again.ask(ME)).toMatchObject({ me: { id: editor.id, roles: ['editor'] } });
    }
  });

  it('an API client has a plain key, signs, and never becomes a steward', async () => {
    await expect(newMember(node, steward, 'Bot', ['steward'], plainSigner(), 'CLIENT')).rejects.toThrow('ROLE_NOT_FOR_CLIENT');
    await expect(newMember(node, steward, 'Bot', [], passkeySigner(), 'CLIENT')).rejects.toThrow('KEY_NOT_FOR_CLIENT');
    const client = await newMember(node, steward, 'Bot', ['editor'], plainSigner(), 'CLIENT');
    expect(await client.act(`mutation { act: removeMember(member: "${client.id}", reason: LEFT) { ${PREPARED} } }`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await client.ask(ME)).toEqual({ me: null });
  });

  it('whoever is not allowed is refused before he signs, by code', async () => {
    const editor = await newMember(node, steward, 'Cleo', ['editor']);
    expect(await editor.act(grant, { member: editor.id, role: 'steward' })).toMatchObject({ code: 'NOT_STEWARD' });
    expect(await steward.act(revoke, { member: steward.id, role: 'steward' })).toMatchObject({ code: 'LAST_STEWARD' });
    const anonymous = await query(node, `mutation { act: grantRole(member: "${editor.id}", role: "editor") { ${PREPARED} } }`);
    expect(anonymous).toMatchObject({ act: { code: 'NOT_A_MEMBER' } });
  });

  it('a signature counts once, for its act, by a good key of the member', async () => {
    const editor = await newMember(node, steward, 'Dora', []);
    const prepared = await steward.ask<{ act: { request: string; act: string; requestOptions: string } }>(grant, { member: editor.id, role: 'editor' });
    const other = await steward.ask<{ act: { request: string; act: string; requestOptions: string } }>(grant, { member: editor.id, role: 'respondent:aiid-4' });
    // Another's key; the right key over another act; the right signature by another's session.
    const impostor = memberOf(node, steward.id, steward.token, passkeySigner());
    expect(await impostor.sign(prepared.act)).toMatchObject({ code: 'SIGNATURE_FAILED' });
    expect(await steward.sign({ ...prepared.act, requestOptions: other.act.requestOptions })).toMatchObject({ code: 'SIGNATURE_FAILED' });
    expect(await memberOf(node, editor.id, editor.token, stewardKey).sign(prepared.act)).toMatchObject({ code: 'UNKNOWN_ACT' });
    const first = await steward.sign(prepared.act);
    expect(first).toMatchObject({ __typename: 'EntryReceipt', repeated: false });
    expect(await steward.sign(prepared.act)).toEqual({ ...first, repeated: true });
    expect(await editor.ask(ME)).toMatchObject({ me: { roles: ['editor'] } });
  });

  it('a passkey must have seen and verified its person, on this site', async () => {
    for (const passkey of [softPasskey({ flags: 0x01 }), softPasskey({ flags: 0x04 }), softPasskey({ origin: 'https://evil.example' })]) {
      await expect(newMember(node, steward, 'Eve', [], passkeySigner(passkey))).rejects.toThrow('KEY_PROOF_FAILED');
    }
  });

  it('an answer to a challenge is taken once', async () => {
    const { beginLogin } = await query<{ beginLogin: { nonce: string; requestOptions: string; statement: string } }>(
      node,
      BEGIN_LOGIN,
    );
    const signature = stewardKey.sign({ requestOptions: beginLogin.requestOptions, bytes: beginLogin.statement });
    const login = `mutation ($nonce: String!, $signature: KeySignatureInput!) { login(nonce: $nonce, signature: $signature) { __typename ... on MembersRefused { code } } }`;
    const variables = { nonce: beginLogin.nonce, signature };
    expect(await query(node, login, variables)).toMatchObject({ login: { __typename: 'MemberSession' } });
    expect(await query(node, login, variables)).toMatchObject({ login: { code: 'CHALLENGE_EXPIRED' } });
    await expect(logIn(node, plainSigner())).rejects.toThrow('LOGIN_FAILED');
  });

  it('a further key is signed by an older one; a revoked key ends its sessions and signs no more', async () => {
    const old = passkeySigner();
    const member = await newMember(node, steward, 'Fay', [], old);
    const fresh = plainSigner();
    const { beginAddKey } = await member.ask<{ beginAddKey: { nonce: string; creationOptions: string; statement: string } }>(
      'mutation { beginAddKey { ... on KeyRegistration { nonce creationOptions statement } } }',
    );
    const added = await member.act(`mutation ($proof: KeyProofInput!) { act: addKey(proof: $proof) { ${PREPARED} } }`, { proof: fresh.prove(beginAddKey) });
    expect(added).toMatchObject({ __typename: 'EntryReceipt' });
    const withFresh = await logIn(node, fresh);
    const gone = await withFresh.ask(`mutation { revokeOwnKey(key: "${old.key}", reason: LOST) { __typename } }`);
    expect(gone).toMatchObject({ revokeOwnKey: { __typename: 'EntryReceipt' } });
    expect(await member.ask(ME)).toEqual({ me: null });
    await expect(logIn(node, old)).rejects.toThrow('LOGIN_FAILED');
    expect(await withFresh.ask<{ me: unknown }>(ME)).toMatchObject({ me: { keys: [{ use: 'passkey', revokedAt: expect.any(String) }, { use: 'ed25519', revokedAt: null }] } });
  });

  it('a recovery replaces every key and needs another steward', async () => {
    const lost = passkeySigner();
    const member = await newMember(node, steward, 'Gil', ['editor'], lost);
    const recovery = `mutation ($member: PublicId!) { inviteRecovery(member: $member) {
      ... on PreparedInvitation { invitation secret link act { request act requestOptions } } ... on ActRefused { code } } }`;
    type Prepared = { inviteRecovery: { code?: string; invitation: string; secret: string; link: string; act: { request: string; act: string; requestOptions: string } } };
    expect(await steward.ask<Prepared>(recovery, { member: steward.id })).toMatchObject({ inviteRecovery: { code: 'OWN_RECOVERY' } });
    const { inviteRecovery } = await steward.ask<Prepared>(recovery, { member: member.id });
    const { invitation, secret, link, act } = inviteRecovery;
    expect(link).toBe(`http://localhost:3000/recover#${invitation}.${secret}`);
    const begin = `mutation { beginRecovery(invitation: "${invitation}", secret: "${secret}") {
      ... on KeyRegistration { nonce member creationOptions statement } ... on MembersRefused { code } } }`;
    expect(await query(node, begin)).toMatchObject({ beginRecovery: { code: 'UNKNOWN_INVITATION' } }); // prepared, but not signed yet
    await steward.sign(act);
    const found = passkeySigner();
    const { beginRecovery } = await query<{ beginRecovery: { nonce: string; member: string; creationOptions: string; statement: string } }>(node, begin);
    expect(beginRecovery.member).toBe(member.id);
    const recovered = await query(
      node,
      `mutation ($proof: KeyProofInput!) { recover(invitation: "${invitation}", secret: "${secret}", proof: $proof) { __typename ... on MemberSession { member } ... on MembersRefused { code } } }`,
      { proof: found.prove(beginRecovery) },
    );
    expect(recovered).toMatchObject({ recover: { __typename: 'MemberSession', member: member.id } });
    await expect(logIn(node, lost)).rejects.toThrow('LOGIN_FAILED');
    expect(await member.ask(ME)).toEqual({ me: null });
    expect(await (await logIn(node, found)).ask(ME)).toMatchObject({ me: { roles: ['editor'] } });
  });

  it('shows each viewer what is his to see', async () => {
    const editor = await newMember(node, steward, 'Hal', ['editor']);
    const plain = await newMember(node, steward, 'Ivo', []);
    const one = `{ member(id: "${plain.id}") { displayName email profileEntry keys { id } } }`;
    expect(await steward.ask(one)).toMatchObject({ member: { displayName: 'Ivo', email: 'ivo@example.org', profileEntry: expect.any(String), keys: [{ id: plain.key }] } });
    expect(await editor.ask(one)).toEqual({ member: { displayName: 'Ivo', email: null, profileEntry: null, keys: [] } });
    expect(await plain.ask(one)).toMatchObject({ member: { email: 'ivo@example.org', profileEntry: null, keys: [{ id: plain.key }] } });
    await expect(plain.ask(`{ member(id: "${editor.id}") { id } }`)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(query(node, one)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(plain.ask('{ members { edges { node { id } } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(editor.ask('{ invitations { id } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { members } = await editor.ask<{ members: { edges: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
      '{ members(first: 2) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
    );
    expect([members.edges.length, members.pageInfo.hasNextPage]).toEqual([2, true]);
    await editor.ask(`{ members(after: "${members.pageInfo.endCursor}") { edges { node { id displayName } } } }`);
    expect(await query(node, '{ me { id } }')).toEqual({ me: null });
  });

  it('keeps names out of the log, replaces them, and erases them with a ground', async () => {
    const member = await newMember(node, steward, 'Jorinde', []);
    await member.ask('mutation { replaceProfile(profile: { displayName: "Joringel" }) { __typename ... on MembersRefused { code } } }');
    expect(await member.ask(ME)).toMatchObject({ me: { displayName: 'Joringel', email: null } });
    const { member: seen } = await steward.ask<{ member: { profileEntry: string } }>(`{ member(id: "${member.id}") { profileEntry } }`);
    const erase = `mutation ($entries: [Uuid!]!) { act: eraseProfiles(entries: $entries, ground: CONSENT_WITHDRAWN) { ${PREPARED} } }`;
    expect(await steward.act(erase, { entries: ['019ab1c2-0000-7000-8000-000000000001'] })).toMatchObject({ code: 'UNKNOWN_ENTRY' });
    expect(await steward.act(erase, { entries: [seen.profileEntry] })).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await member.ask(ME)).toMatchObject({ me: { displayName: null, email: null } });
    const rows = await node.database.dataSource.query<{ text: string }[]>(
      "SELECT head AS text FROM ledger_pending UNION ALL SELECT fields::text FROM opening UNION ALL SELECT state::text FROM stream",
    );
    expect(rows.filter(({ text }) => /Joring|jorinde/i.test(text))).toEqual([]);
  });

  it('takes the session from the cookie, ends it, and believes no other', async () => {
    const member = await logIn(node, stewardKey);
    const me = async (headers: Record<string, string>): Promise<unknown> => (await node.graphql<{ me: unknown }>('{ me { id } }', {}, headers)).data.me;
    const cookie = `other=1; folkmoot-session=${member.token}`;
    expect(await me({ cookie })).toEqual({ id: steward.id });
    expect(await me({ cookie: 'folkmoot-session=forged' })).toBeNull();
    expect(await me({ authorization: `Bearer ${'A'.repeat(43)}` })).toBeNull();
    expect((await node.graphql('mutation { logout }', {}, { cookie })).data).toEqual({ logout: true });
    expect(await me({ cookie })).toBeNull();
    const hash = createHash('sha256').update(member.token).digest();
    expect(await node.database.dataSource.query<unknown[]>('SELECT 1 FROM session WHERE token_hash = $1', [hash])).toEqual([]);
  });

  it('shows a member his own sessions, and closes one, all others, and nobody else’s', async () => {
    const signer = plainSigner();
    const one = await newMember(node, steward, 'Nele', [], signer);
    const [two, three] = [await logIn(node, signer), await logIn(node, signer)];
    const OWN = '{ ownSessions { id current keyId createdAt seenAt expiresAt } }';
    const own = async (who: TestMember): Promise<{ id: string; current: boolean }[]> => (await who.ask<{ ownSessions: { id: string; current: boolean }[] }>(OWN)).ownSessions;
    const seen = await own(two);
    expect(seen).toHaveLength(3);
    expect(seen.filter((session) => session.current)).toMatchObject([{ id: createHash('sha256').update(two.token).digest('hex'), keyId: signer.key }]);
    // Nothing that was typed or sent stands there, the tokens least of all.
    for (const { token } of [one, two, three]) expect(JSON.stringify(seen)).not.toContain(token);

    const third = (await own(three)).find((session) => session.current)!.id;
    const CLOSE = 'mutation ($session: String!) { closeSession(session: $session) }';
    await steward.ask(CLOSE, { session: third });
    expect(await own(three)).toHaveLength(3);
    expect(await two.ask(CLOSE, { session: third })).toEqual({ closeSession: true });
    expect(await three.ask(ME)).toEqual({ me: null });
    expect(await two.ask('mutation { closeOtherSessions }')).toEqual({ closeOtherSessions: 1 });
    expect(await one.ask(ME)).toEqual({ me: null });
    expect(await own(two)).toMatchObject([{ current: true }]);

    await expect(two.ask(CLOSE, { session: 'all' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const text of [OWN, `mutation { closeSession(session: "${third}") }`, 'mutation { closeOtherSessions }']) {
      await expect(query(node, text)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('what has run out is refused, and taken away', async () => {
    const db = node.database.dataSource;
    const past = "expires_at = expires_at - interval '1 day'";
    const signer = plainSigner();
    const member = await newMember(node, steward, 'Mia', [], signer);
    const { act } = await member.ask<{ act: { request: string; act: string; requestOptions: string } }>(
      `mutation { act: removeMember(member: "${member.id}", reason: LEFT) { ${PREPARED} } }`,
    );
    await db.query(`UPDATE prepared_act SET ${past} WHERE request = $1`, [act.request]);
    expect(await member.sign(act)).toMatchObject({ code: 'ACT_EXPIRED' });
    const { beginLogin } = await query<{ beginLogin: { nonce: string; requestOptions: string; statement: string } }>(node, BEGIN_LOGIN);
    await db.query(`UPDATE webauthn_challenge SET ${past} WHERE nonce = $1`, [beginLogin.nonce]);
    const late = await query(node, 'mutation ($nonce: String!, $signature: KeySignatureInput!) { login(nonce: $nonce, signature: $signature) { ... on MembersRefused { code } } }', {
      nonce: beginLogin.nonce,
      signature: signer.sign({ requestOptions: beginLogin.requestOptions, bytes: beginLogin.statement }),
    });
    expect(late).toMatchObject({ login: { code: 'CHALLENGE_EXPIRED' } });
    await db.query(`UPDATE session SET ${past} WHERE member = $1`, [member.id]);
    expect(await member.ask(ME)).toEqual({ me: null });
    await node.app.get(ExpiredRows).remove();
    const [left] = await db.query<{ n: number }[]>(
      `SELECT (SELECT count(*) FROM prepared_act WHERE request = $1)::int + (SELECT count(*) FROM webauthn_challenge WHERE nonce = $2)::int
            + (SELECT count(*) FROM session WHERE member = $3)::int AS n`,
      [act.request, beginLogin.nonce, member.id],
    );
    expect(left!.n).toBe(0);
  });

  it('malformed input is told by field, never a fault of the server', async () => {
    const bad: [string, string][] = [
      ['mutation { beginLogin(member: "x") { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['mutation { login(nonce: "a\\u0000b", signature: { key: "AAAAAAAAAAAAAAAA", ed25519: "" }) { __typename } }', 'BAD_USER_INPUT'],
      [`mutation { login(nonce: "${'A'.repeat(43)}", signature: { key: "a\\u0000b", ed25519: "" }) { __typename } }`, 'BAD_USER_INPUT'],
      [`mutation { login(nonce: "${'A'.repeat(43)}", signature: { key: "AAAAAAAAAAAAAAAA" }) { __typename } }`, 'BAD_USER_INPUT'],
      ['mutation { invite(roles: ["king"]) { __typename } }', 'BAD_USER_INPUT'],
      ['mutation { invite(roles: [], days: 99) { __typename } }', 'BAD_USER_INPUT'],
      ['mutation { replaceProfile(profile: { displayName: "a\\u0000b" }) { __typename } }', 'BAD_USER_INPUT'],
      ['mutation { replaceProfile(profile: { displayName: "Ada", email: "nobody" }) { __typename } }', 'BAD_USER_INPUT'],
      ['{ members(after: "bm8") { edges { node { id } } } }', 'BAD_USER_INPUT'],
      ['{ members(after: "WyJ4IiwieSJd") { edges { node { id } } } }', 'BAD_USER_INPUT'],
    ];
    for (const [text, code] of bad) await expect(steward.ask(text)).rejects.toMatchObject({ code });
    expect(await query(node, 'mutation { beginJoin(invitation: "000000000000", secret: "\\u0000") { ... on MembersRefused { code } } }')).toMatchObject({
      beginJoin: { code: 'UNKNOWN_INVITATION' },
    });
  });

  it('many acts at once on roster and roles leave one order and no deadlock', async () => {
    const editors = await Promise.all(Array.from({ length: 6 }, (_, i) => newMember(node, steward, `K${i}`, [])));
    const outcomes = await Promise.all(editors.map((editor) => steward.act(grant, { member: editor.id, role: 'editor' })));
    expect(outcomes.map(({ __typename }) => __typename)).toEqual(editors.map(() => 'EntryReceipt'));
  });

  it('an act holds the roster until it is durable: nobody loses his role between check and entry', async () => {
    const editor = await newMember(node, steward, 'Lea', ['editor']);
    const { tx, commit } = await openTransaction(node);
    const viewer = { kind: 'member' as const, id: editor.id, roles: [], session: '' };
    expect(await actorOf(tx, viewer)).toEqual({ kind: 'member', id: editor.id, roles: ['editor'] });
    let revoked = false;
    const revoking = steward.act(revoke, { member: editor.id, role: 'editor' }).then((outcome) => ((revoked = true), outcome));
    await sleep(300);
    expect(revoked).toBe(false);
    await commit();
    expect(await revoking).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await node.db.transactions.run((later) => actorOf(later, viewer))).toMatchObject({ roles: [] });
  });

  it('rows made anew from the log are the rows as they stand', async () => {
    const db = node.database.dataSource;
    const entries = await db.query<{ entry_id: string; head: string; fields: SealedFields | null }[]>(
      `SELECT p.entry_id, p.head, o.fields FROM ledger_pending p LEFT JOIN opening o USING (entry_id) WHERE p.stream_kind = 'members' ORDER BY p.stream_n`,
    );
    const fresh = await withDatabase();
    try {
      await fresh.transactions.run(async (tx) => {
        const { decider } = rosterSlice;
        let state = decider.initial(ROSTER_STREAM);
        for (const { entry_id: entryId, head, fields } of entries) {
          const { at, actor, command, events } = JSON.parse(`${head}}`);
          for (const event of events) {
            state = decider.evolve(state, event, { at, actor, authorization: 'system' });
            await rosterSlice.project(tx, { entryId, streamId: ROSTER_STREAM, at, actor, command, event, state, openings: fields ?? {} });
          }
        }
      });
      for (const table of ['member', 'member_key', 'invitation', 'profile']) {
        const all = `SELECT * FROM ${table} t ORDER BY t::text COLLATE "C"`;
        expect(await fresh.database.dataSource.query(all)).toEqual(await db.query(all));
      }
    } finally {
      await fresh.close();
    }
  });

  it('an auditor finds nothing in the log of all this', async () => {
    const [{ n }] = (await node.database.dataSource.query('SELECT count(*)::int AS n FROM ledger_pending')) as [{ n: number }];
    while (node.app.get(PublishedLog).size < n) await sleep(50);
    const { vkey } = (await (await node.get('/log/log.json')).json()) as { vkey: string };
    const note = await (await node.get('/log/checkpoint')).text();
    const auditor = new LogAuditor({ vkeys: [vkey] });
    auditor.checkpoint(note);
    const { size } = parseCheckpoint(note);
    for (let from = 0; from < size; from += 256) {
      const width = Math.min(256, size - from);
      const bundle = await node.get(`/log/tile/entries/${String(from / 256).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`);
      auditor.bundle(parseBundle(new Uint8Array(await bundle.arrayBuffer())));
    }
    const report = auditor.finish();
    expect(report.findings).toEqual([]);
    expect(report.checked.signatures).toBeGreaterThan(30);
  });
});

/** A transaction that stays open until it is told. */
async function openTransaction(node: TestNode): Promise<{ tx: EntityManager; commit: () => Promise<void> }> {
  const runner = node.database.dataSource.createQueryRunner();
  await runner.startTransaction();
  return {
    tx: runner.manager,
    async commit() {
      await runner.commitTransaction();
      await runner.release();
    },
  };
}
