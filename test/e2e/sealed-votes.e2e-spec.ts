import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloseVotes } from '../../src/modules/councils/index.js';
import { dumpText } from '../support/dump.js';
import { eventually } from '../support/eventually.js';
import { Chamber, sealedRule } from '../support/motions.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor } from '../support/people.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

/**
 * A hunt for leaks. Two options with rare names stand in a sealed vote, and everybody chooses the one. Wherever the node could tell
 * it, in tables, files, answers, figures and pages, both names must be found equally often: in the rule, and nowhere else.
 */
const CHOSEN = 'zquagga';
const OTHER = 'zzebroid';
const EVERYTHING = `id status version text { text changes { text } } versions { text } result { outcome json explanation winners } transcript
  ballots { totalCount edges { node { seat choice sealed stale casts reason castAt } } } candidates { member } arguments { text } recusals { seat } proposedRecusals { yes no } objections { id }
  vote { rule sentence options cast sealed classes { code filled recused } delegations { from } rows { seat member } own { seat recused ballot { choice sealed casts reason } } }
  history { json } proof { file } comments { edges { node { text } } } council { seats { number } motions { edges { node { id status result { outcome } vote { cast } } } } }`;

describe('a sealed vote', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let chamber: Chamber;
  let editor: Person;
  let motion: string;
  const salts = new Map<number, string>();
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    chamber = await Chamber.of(node);
    editor = await withEditor(node);
    motion = await chamber.propose({ title: 'The emblem of the council', text: 'The council takes one of the two animals as its emblem.' });
    const tally = { method: 'approval', options: [CHOSEN, OTHER], tie: [{ by: 'seed', seed: 'ballots/salts' }] };
    expect(await chamber.open(motion, sealedRule({ tally }, Date.parse(clock.now())))).toMatchObject({ __typename: 'EntryReceipt' });
  }, 90_000);
  afterAll(() => node.stop());

  const times = (text: string, name: string): number => text.split(name).length - 1;
  /** Bytes stand in a dump as hex. */
  const everywhere = (text: string): Readonly<Record<string, number>> =>
    Object.fromEntries([CHOSEN, OTHER].map((name) => [name, times(text, name) + times(text, Buffer.from(name).toString('hex')) + times(text, Buffer.from(name).toString('base64').slice(0, -2))]));
  const told = async (): Promise<{ readonly where: string; readonly text: string }[]> => {
    const askers: readonly (readonly [string, Person | undefined])[] = [['nobody', undefined], ['a member who did not vote', chamber.seat(6)], ['the proposer', chamber.seat(1)], ['an editor', editor], ['the steward', chamber.steward]];
    const answers = await Promise.all(askers.map(async ([where, who]) => ({ where: `what ${where} is told`, text: JSON.stringify(await chamber.show(motion, EVERYTHING, who)) })));
    const paths = ['/metrics', '/health', `/motions/${motion}`, `/councils/${chamber.council}`, '/log/checkpoint', '/log/tile/entries/000.p/1', '/log/log.json', '/feed.xml', '/incidents.csv', '/'];
    const pages = await Promise.all(paths.map(async (path) => ({ where: path, text: await (await node.get(path)).text() })));
    return [...answers, ...pages, { where: 'the database', text: await dumpText(node.db.ownerUrl) }];
  };
  const publishedAll = async (): Promise<void> => void (await eventually(async () => (await expectVerified(node)) && true, 'a verified log'));

  it('tells nobody anything before it is opened, though all have voted and one changed his mind', async () => {
    const before = (await told()).map(({ where, text }) => ({ where, found: everywhere(text) }));
    for (const seat of [2, 3, 4, 5]) {
      const { done, salt } = await chamber.seal(motion, seat, [CHOSEN]);
      expect(done).toMatchObject({ __typename: 'EntryReceipt' });
      salts.set(seat, salt);
    }
    const { salt } = await chamber.seal(motion, 2, [CHOSEN]);
    salts.set(2, salt);
    await publishedAll();
    for (const { where, text } of await told()) {
      const found = everywhere(text);
      expect({ where, found: found[CHOSEN] }).toEqual({ where, found: found[OTHER] });
    }
    expect(before.find(({ where }) => where === 'the database')!.found[CHOSEN]).toBeGreaterThan(0);
    const { vote, ballots } = await chamber.show<{ vote: { cast: number; own: null }; ballots: { edges: unknown[] } }>(motion, 'vote { cast own { seat } } ballots { edges { node { seat } } }');
    expect({ vote, ballots }).toEqual({ vote: { cast: 4, own: null }, ballots: { edges: [] } });
  }, 60_000);

  it('not even at the close, as long as one of them is sealed: no count, no result', async () => {
    expect(await chamber.unseal(motion, 3, [CHOSEN], salts.get(3)!)).toMatchObject({ code: 'NOT_REVEALING' });
    clock.forward({ seconds: 3_600 });
    await node.app.get(CloseVotes).run();
    const during = await chamber.show(motion, 'status result { outcome } transcript ballots { edges { node { seat } } }');
    expect(during).toEqual({ status: 'REVEALING', result: null, transcript: null, ballots: { edges: [] } });
    for (const { where, text } of await told()) expect({ where, found: everywhere(text)[CHOSEN] }).toEqual({ where, found: everywhere(text)[OTHER] });
    expect(await chamber.unseal(motion, 3, [OTHER], salts.get(3)!)).toMatchObject({ code: 'DOES_NOT_OPEN' });
    expect(await chamber.unseal(motion, 3, [CHOSEN], salts.get(3)!, 'It is striped.')).toMatchObject({ __typename: 'EntryReceipt' });
    // Opened ballots stand in the log; but nobody is shown a count in the making.
    expect(await chamber.show(motion, 'result { outcome } ballots { edges { node { seat } } }')).toEqual({ result: null, ballots: { edges: [] } });
    const { data } = await node.graphql<{ motion: unknown }>(`{ motion(id: "${motion}") { ballots { edges { node { reason } } } } }`);
    expect(JSON.stringify(data)).not.toContain('striped');
  }, 60_000);

  it('is counted when all are opened, and then everybody sees the ballots', async () => {
    for (const seat of [2, 4, 5]) expect(await chamber.unseal(motion, seat, [CHOSEN], salts.get(seat)!)).toMatchObject({ __typename: 'EntryReceipt' });
    await node.app.get(CloseVotes).run();
    const after = await chamber.show<{ ballots: { edges: { node: unknown }[] } }>(motion, 'status result { winners counted { cast counted unopened } } ballots { edges { node { seat choice reason } } }');
    expect(after).toMatchObject({ status: 'CARRIED', result: { winners: [CHOSEN], counted: { cast: 4, counted: 4, unopened: 0 } } });
    expect(after.ballots.edges.map((edge) => edge.node)).toContainEqual({ seat: 3, choice: `["${CHOSEN}"]`, reason: 'It is striped.' });
    await publishedAll();
    const { text } = (await told()).at(-1)!;
    expect(everywhere(text)[CHOSEN]).toBeGreaterThan(everywhere(text)[OTHER]!); // The hunt finds what there is to find.
  }, 60_000);
});
