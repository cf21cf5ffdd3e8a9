import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { CloseVotes } from '../../src/modules/councils/index.js';
import { eventually } from '../support/eventually.js';
import { Chamber, DOUBLE, rule, sealedRule } from '../support/motions.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor, withMember } from '../support/people.js';
import { expectRebuiltAlike } from '../support/rebuilt.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

const RESULT = `outcome explanation sentence winners tied refusal transcriptHash json quorumMet oneBlocOnly counted { cast counted stale recused delegated unopened }
  overall { yes no abstain passed } classes { code yes no passed empty } margin { exact atLeast atMost } denominators { base passed } power { code share } otherMethods { name }`;
const HOUR = 3_600;
const TABLES = /^public\.(motion|roll_row|ballot|comment|recusal)/;

describe('motions and votes', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let chamber: Chamber;
  let editor: Person;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    chamber = await Chamber.of(node);
    editor = await withEditor(node);
  }, 90_000);
  afterAll(() => node.stop());

  const now = (): number => Date.parse(clock.now());
  /** The vote's hour goes by, and the node's clock acts. */
  const closes = async (): Promise<void> => {
    clock.forward({ seconds: HOUR });
    expect(await node.app.get(CloseVotes).run()).toBeGreaterThan(0);
  };

  it('a motion is proposed, argued, changed, voted on by two majorities, and its result can be made again', async () => {
    const motion = await chamber.propose();
    const { addArgument } = await chamber.seat(4).ask<{ addArgument: { __typename: string } }>(`mutation { addArgument(motion: "${motion}", side: AGAINST, text: "Evenings are for families.") { __typename } }`);
    expect(addArgument.__typename).toBe('EntryReceipt');
    expect(await chamber.recuse(motion, chamber.seat(5))).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await chamber.open(motion, rule({ doubleMajority: DOUBLE }, now()))).toMatchObject({ __typename: 'EntryReceipt' });
    for (const [seat, choice] of [[1, 'yes'], [2, 'yes'], [3, 'no'], [4, 'yes']] as const) expect(await chamber.cast(motion, chamber.seat(seat), choice, seat === 1 ? 'I work late.' : null)).toMatchObject({ __typename: 'EntryReceipt' });

    expect(await chamber.revise(motion, 'The council meets in the evening twice a month, so that who works can come.')).toMatchObject({ __typename: 'EntryReceipt' });
    const stale = await chamber.show<{ vote: { own: { ballot: { stale: boolean; choice: string } } }; text: { version: number; changes: { kind: string; text: string }[] } }>(
      motion, 'vote { own { ballot { stale choice } } } text { version changes { kind text } }', chamber.seat(1),
    );
    expect(stale.vote.own.ballot).toEqual({ stale: true, choice: '"yes"' });
    expect(stale.text).toMatchObject({ version: 2, changes: expect.arrayContaining([{ kind: 'ADDED', text: 'evening twice a month, ' }]) });
    for (const seat of [1, 2, 4]) expect(await chamber.confirm(motion, chamber.seat(seat))).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await chamber.cast(motion, chamber.seat(6), 'yes')).toMatchObject({ __typename: 'EntryReceipt' });

    const before = await chamber.show<Record<string, unknown>>(motion, `status vote { cast ruleHash rule sentence rollHash rollSize rows { seat } } result { outcome } transcript ballots { edges { node { seat } } }`);
    expect(before).toMatchObject({ status: 'OPEN', result: null, transcript: null, ballots: { edges: [] }, vote: { cast: 5, rollSize: 6 } });
    const { rule: text, ruleHash } = before['vote'] as { rule: string; ruleHash: string };
    expect(createHash('sha256').update(text).digest('hex')).toBe(ruleHash);

    await closes();
    const after = await chamber.show<{ status: string; result: Record<string, unknown>; transcript: string; ballots: { edges: { node: Record<string, unknown> }[] } }>(
      motion, `status result { ${RESULT} } transcript ballots { edges { node { seat member choice stale reason history { json command authorization } } } }`,
    );
    expect(after).toMatchObject({
      status: 'CARRIED',
      result: {
        outcome: 'CARRIED', overall: { yes: 4, no: 0, abstain: 0, passed: true }, counted: { cast: 5, counted: 4, stale: 1, recused: 0 },
        classes: expect.arrayContaining([{ code: 'experts', yes: 1, no: 0, passed: true, empty: false }]),
      },
    });
    expect((after.result['explanation'] as string[]).join(' ')).toMatch(/Carried: 4 for, 0 against.*1 ballot on a text that was changed/);
    expect(createHash('sha256').update(after.transcript).digest('hex')).toBe(after.result['transcriptHash']);
    const first = after.ballots.edges[0]!.node;
    expect(first).toMatchObject({ seat: 1, member: chamber.seat(1).id, choice: '"yes"', stale: false, reason: 'I work late.', history: [{ command: 'CastBallot', authorization: 'ed25519' }, { command: 'ConfirmBallot' }] });
    expect(first['history']).toEqual(expect.arrayContaining([expect.objectContaining({ json: expect.stringContaining('"signature"') })]));
    const proved = await eventually(async () => (await chamber.show<{ proof: { file: string } | null }>(motion, 'proof { file }')).proof ?? undefined, 'a proof');
    expect(proved.file).toContain('c2sp.org');
  });

  it('a recusal is decided by the others', async () => {
    const motion = await chamber.propose();
    const ask = (who: Person, text: string): ReturnType<Person['act']> => who.act(`mutation { act: ${text} { ${PREPARED} } }`);
    expect(await ask(chamber.seat(1), `prepareProposeRecusal(motion: "${motion}", seat: 4, reason: EMPLOYMENT, closesAt: "${new Date(now() + HOUR * 1000).toISOString()}")`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await ask(chamber.seat(4), `prepareVoteOnRecusal(motion: "${motion}", seat: 4, choice: NO)`)).toMatchObject({ code: 'OWN_CASE' });
    expect(await ask(chamber.seat(2), `prepareVoteOnRecusal(motion: "${motion}", seat: 4, choice: YES)`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await chamber.open(motion, rule({}, now()))).toMatchObject({ code: 'RECUSAL_PENDING' });
    expect((await chamber.show<{ proposedRecusals: unknown[] }>(motion, 'proposedRecusals { seat recused yes no }')).proposedRecusals).toEqual([{ seat: 4, recused: null, yes: null, no: null }]);
    await closes();
    expect(await chamber.show(motion, 'proposedRecusals { recused yes } recusals { seat way reason }')).toEqual({
      proposedRecusals: [{ recused: true, yes: 1 }], recusals: [{ seat: 4, way: 'VOTE', reason: 'EMPLOYMENT' }],
    });
    expect(await chamber.open(motion, rule({}, now()))).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await chamber.cast(motion, chamber.seat(4), 'yes')).toMatchObject({ code: 'RECUSED' });
    await closes();
    expect(await chamber.show(motion, 'status result { refusal }')).toEqual({ status: 'UNDECIDED', result: { refusal: 'NO_BALLOTS' } });
  });

  it('by consent, an objection is tested and resolved', async () => {
    const motion = await chamber.propose();
    await chamber.open(motion, rule({ tally: { method: 'consent' } }, now()));
    const ask = (who: Person, text: string): ReturnType<Person['act']> => who.act(`mutation { act: ${text} { ${PREPARED} } }`);
    expect(await ask(chamber.seat(2), `prepareRaiseObjection(motion: "${motion}", reasoned: true, argument: "Nobody can reach it by bus.")`)).toMatchObject({ __typename: 'EntryReceipt' });
    const { objections } = await chamber.show<{ objections: { id: string }[] }>(motion, 'objections { id seat argument tested }');
    const id = objections[0]!.id;
    expect(await ask(chamber.seat(2), `prepareTestObjection(motion: "${motion}", objection: "${id}", valid: false)`)).toMatchObject({ code: 'OWN_CASE' });
    const test = (seat: number, valid: boolean): ReturnType<Person['act']> => ask(chamber.seat(seat), `prepareTestObjection(motion: "${motion}", objection: "${id}", valid: ${valid})`);
    const found = () => chamber.show(motion, 'objections { tested foundValid foundInvalid }');
    expect(await test(3, false)).toMatchObject({ __typename: 'EntryReceipt' });
    // One other alone settles nothing.
    expect(await found()).toEqual({ objections: [{ tested: 'UNTESTED', foundValid: 0, foundInvalid: 1 }] });
    expect(await test(3, true)).toMatchObject({ code: 'ALREADY_CAST' });
    for (const seat of [4, 5, 6]) expect(await test(seat, true)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await found()).toEqual({ objections: [{ tested: 'VALID', foundValid: 3, foundInvalid: 1 }] });
    expect(await ask(chamber.seat(2), `prepareResolveObjection(motion: "${motion}", objection: "${id}")`)).toMatchObject({ __typename: 'EntryReceipt' });
    await chamber.cast(motion, chamber.seat(2), 'consent');
    await closes();
    expect(await chamber.show(motion, 'status objections { tested resolved argument }')).toEqual({ status: 'CARRIED', objections: [{ tested: 'VALID', resolved: true, argument: 'Nobody can reach it by bus.' }] });
  });

  it('an election puts who won into the seat, and nobody else', async () => {
    const outside = await withMember(node, [], 'Ovid');
    const motion = await chamber.propose({ kind: 'ELECT', subject: { class: 'workers', candidates: [{ member: outside.id, statement: 'I drive.' }, { member: chamber.seat(1).id }] } });
    const options = [outside.id, chamber.seat(1).id];
    await chamber.open(motion, rule({ tally: { method: 'approval', options, tie: [] } }, now()));
    expect(await chamber.cast(motion, chamber.seat(1), ['nobody'])).toMatchObject({ code: 'CHOICE_REFUSED' });
    for (const seat of [1, 2, 3]) await chamber.cast(motion, chamber.seat(seat), [outside.id]);
    await closes();
    expect(await chamber.show(motion, 'result { winners outcome } candidates { member statement }')).toMatchObject({ result: { winners: [outside.id], outcome: 'CARRIED' }, candidates: [{ statement: 'I drive.' }, { statement: null }] });
  });

  it('the public comments, an editor decides what is shown, and voting waits for it', async () => {
    const motion = await chamber.propose({ commentsUntil: new Date(now() + HOUR * 1000).toISOString() });
    expect(await chamber.open(motion, rule({}, now()))).toMatchObject({ code: 'COMMENTS_OPEN' });
    const file = (text: string) => node.graphql<{ it: { __typename: string; streamId?: string; code?: string } }>(`mutation ($text: String!) { it: fileComment(motion: "${motion}", text: $text, name: "A neighbour") { __typename ... on EntryReceipt { streamId } ... on ActRefused { code } } }`, { text });
    const shown = (await file('I would come in the evening.')).data.it.streamId!;
    const declined = (await file('Buy watches.')).data.it.streamId!;
    const comments = (who?: Person, status = '') => chamber.show<{ comments: { edges: unknown[] } }>(motion, `comments${status} { edges { node { text name status } } }`, who);
    expect((await comments()).comments.edges).toEqual([]);
    expect((await comments(chamber.seat(2), '(status: FILED)')).comments.edges).toEqual([]);
    expect((await comments(editor, '(status: FILED)')).comments.edges).toHaveLength(2);
    const decide = async (text: string) => (await editor.ask<{ it: { __typename: string; code?: string } }>(`mutation { it: ${text} { __typename ... on ActRefused { code } } }`)).it;
    expect(await decide(`showComment(comment: "${shown}")`)).toEqual({ __typename: 'EntryReceipt' });
    expect(await decide(`declineComment(comment: "${declined}", reason: SPAM)`)).toEqual({ __typename: 'EntryReceipt' });
    expect(await decide(`declineComment(comment: "${shown}", reason: SPAM)`)).toMatchObject({ code: 'ALREADY_DECIDED' });
    expect((await comments()).comments.edges).toEqual([{ node: { text: 'I would come in the evening.', name: 'A neighbour', status: 'SHOWN' } }]);
    const { waitingComments } = await chamber.seat(1).ask<{ waitingComments: unknown[] }>('{ waitingComments { id } }');
    expect(waitingComments).toEqual([]);
    clock.forward({ seconds: HOUR });
    expect((await file('Too late.')).data.it.code).toBe('COMMENTS_CLOSED');
    expect(await chamber.open(motion, rule({}, now()))).toMatchObject({ __typename: 'EntryReceipt' });
  });

  it('is listed by council and by how far it has come', async () => {
    const listed = async (args: string): Promise<string[]> => (await node.graphql<{ motions: { edges: { node: { status: string } }[] } }>(`{ motions(${args}) { totalCount edges { node { status } } } }`)).data.motions.edges.map((edge) => edge.node.status);
    expect(await listed(`council: "${chamber.council}", first: 50`)).toHaveLength(5);
    expect(await listed(`council: "${chamber.council}", status: [CARRIED]`)).toEqual(['CARRIED', 'CARRIED', 'CARRIED']);
    const { data } = await node.graphql<{ council: { motions: { totalCount: number; edges: { node: { title: string; council: { name: string } } }[] } } }>(`{ council(id: "${chamber.council}") { motions(first: 2) { totalCount edges { node { title council { name } } } } } }`);
    expect(data.council.motions).toMatchObject({ totalCount: 5, edges: [{ node: { title: 'Meet in the evening', council: { name: 'Council on hiring systems' } } }, {}] });
  });

  it('says what is malformed, by its field', async () => {
    const motion = await chamber.propose();
    const told = async (text: string) => (await chamber.seat(1).graphql(`mutation { it: ${text} { __typename } }`)).errors?.[0]?.extensions;
    expect(await told(`prepareOpenVote(motion: "${motion}", rule: "{}")`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'rule' });
    expect(await told(`prepareOpenVote(motion: "${motion}", rule: "{\\"closesAt\\":")`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'rule' });
    expect(await told(`prepareCastBallot(motion: "${motion}", choice: "yes")`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'choice' });
    expect(await told(`prepareCastBallot(motion: "${motion}", sealed: "no")`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'sealed' });
    expect(await told(`prepareOpenBallot(motion: "${motion}", choice: "\\"yes\\"", salt: "short")`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'salt' });
    expect(await told(`prepareProposeMotion(council: "${chamber.council}", proposal: { kind: REMOVE, title: "Somebody out", text: "Out with whom I do not like at all." })`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'subject' });
  });

  it('a steward erases words; the commitments stay', async () => {
    const motion = await chamber.propose({ title: 'About poor Anna' });
    const { versions } = await chamber.show<{ versions: { entryId: string }[] }>(motion, 'versions { entryId }');
    const erase = `mutation { act: prepareEraseMotionWords(motion: "${motion}", openings: [{ entry: "${versions[0]!.entryId}" }], ground: PERSONAL_DATA) { ${PREPARED} } }`;
    expect(await chamber.steward.act(erase)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await chamber.show(motion, 'title text { text commitment }')).toMatchObject({ title: null, text: { text: null, commitment: expect.stringMatching(/^sha256:/) } });
  });

  it('everything replays, and every row can be made again from the log', async () => {
    const sealed = await chamber.propose();
    await chamber.open(sealed, sealedRule({}, now()));
    const { salt } = await chamber.seal(sealed, 2, 'yes');
    clock.forward({ seconds: HOUR });
    await node.app.get(CloseVotes).run();
    expect(await chamber.unseal(sealed, 2, 'yes', salt, 'Because.')).toMatchObject({ __typename: 'EntryReceipt' });
    await node.app.get(CloseVotes).run();
    expect(await chamber.show(sealed, 'status ballots { edges { node { choice reason } } }')).toEqual({ status: 'CARRIED', ballots: { edges: [{ node: { choice: '"yes"', reason: 'Because.' } }] } });
    await expectVerified(node);
    expect((await expectRebuiltAlike(node.db.ownerUrl, TABLES)).size).toBe(10);
  }, 60_000);
});

