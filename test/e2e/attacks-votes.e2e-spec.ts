import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../src/ledger/index.js';
import { CloseVotes, motionSlice } from '../../src/modules/councils/index.js';
import { Chamber, rule, sealedRule } from '../support/motions.js';
import { type ActToSign, PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, signedInAgain, withMember } from '../support/people.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

/** Attacks on votes, through the public API, against rules, locks and signatures together. */
describe('who tries to cheat a vote', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let chamber: Chamber;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    chamber = await Chamber.of(node);
  }, 90_000);
  afterAll(async () => {
    await expectVerified(node); // Whatever was tried, an auditor finds nothing.
    await node.stop();
  }, 30_000);

  const now = (): number => Date.parse(clock.now());
  const prepared = async (who: Person, motion: string, choice = 'yes'): Promise<ActToSign> =>
    (await who.ask<{ act: ActToSign }>(`mutation ($choice: String) { act: prepareCastBallot(motion: "${motion}", choice: $choice) { ${PREPARED} } }`, { choice: JSON.stringify(choice) })).act;
  const opened = async (more: Record<string, unknown> = {}): Promise<string> => {
    const motion = await chamber.propose();
    expect(await chamber.open(motion, rule(more, now()))).toMatchObject({ __typename: 'EntryReceipt' });
    return motion;
  };
  const counted = async (motion: string): Promise<unknown> => {
    clock.forward({ seconds: 3_600 });
    await node.app.get(CloseVotes).run();
    return (await chamber.show<{ result: unknown }>(motion, 'result { outcome counted { cast counted } overall { yes no } }')).result;
  };
  const codes = (answers: readonly { __typename: string; code?: string }[]): string[] => answers.map(({ __typename, code }) => code ?? __typename).sort();

  it('votes twice: at once, or by sending one signature again', async () => {
    const motion = await opened({ revoting: false });
    const [one, two] = [await prepared(chamber.seat(1), motion), await prepared(chamber.seat(1), motion, 'no')];
    expect(codes(await Promise.all([chamber.seat(1).sign(one), chamber.seat(1).sign(two)]))).toEqual(['ALREADY_CAST', 'EntryReceipt']);
    expect(codes([await chamber.cast(motion, chamber.seat(1), 'yes')])).toEqual(['ALREADY_CAST']);
    const again = await opened();
    const act = await prepared(chamber.seat(1), again);
    const answers = await Promise.all([chamber.seat(1).sign(act), chamber.seat(1).sign(act), chamber.seat(1).sign(act)]);
    expect(new Set(answers.map(({ entryId }) => entryId)).size).toBe(1);
    expect(await counted(again)).toMatchObject({ counted: { cast: 1, counted: 1 }, overall: { yes: 1, no: 0 } });
  });

  it('signs for one motion and has it counted in another', async () => {
    const [a, b] = [await opened(), await opened()];
    const [forA, forB] = [await prepared(chamber.seat(2), a), await prepared(chamber.seat(2), b, 'no')];
    const { submitAct } = await chamber.seat(2).ask<{ submitAct: { code?: string } }>(
      `mutation ($request: Uuid!, $signature: KeySignatureInput!) { submitAct(request: $request, signature: $signature) { ... on ActRefused { code } } }`,
      { request: forB.request, signature: await chamber.seat(2).signer.sign({ requestOptions: forA.requestOptions, bytes: forA.act }) },
    );
    expect(submitAct.code).toBe('SIGNATURE_FAILED');
  });

  it('signs in time and sends it late', async () => {
    const motion = await opened();
    const act = await prepared(chamber.seat(2), motion);
    clock.forward({ seconds: 3_599 });
    const late = await prepared(chamber.seat(3), motion);
    clock.forward({ seconds: 1 });
    expect(codes([await chamber.seat(3).sign(late)])).toEqual(['CLOSED']);
    expect(codes([await chamber.seat(2).sign(act)])).toEqual(['ACT_EXPIRED']);
    expect(await counted(motion)).toMatchObject({ outcome: 'UNDECIDED', counted: { cast: 0 } });
  });

  it('sends ballots whole: each is judged by itself, though they are written together', async () => {
    const motion = await opened({ revoting: false });
    const send = async (who: Person, act: string, signature: Record<string, unknown>): Promise<{ __typename: string; code?: string; entryId?: string }> => {
      const { data, errors } = await who.graphql<{ it: { __typename: string; code?: string; entryId?: string } }>(
        'mutation ($act: String!, $signature: KeySignatureInput!) { it: castBallot(act: $act, signature: $signature) { __typename ... on EntryReceipt { entryId } ... on ActRefused { code } } }',
        { act, signature },
      );
      return errors ? { __typename: String(errors[0]!.extensions?.['code']) } : data.it;
    };
    const signed = async (seat: number, choice = 'yes') => {
      const { act, requestOptions } = await prepared(chamber.seat(seat), motion, choice);
      return { who: chamber.seat(seat), act, signature: await chamber.seat(seat).signer.sign({ requestOptions, bytes: act }) };
    };
    const [one, two, three, again] = [await signed(1), await signed(2, 'no'), await signed(3), await signed(1, 'no')];
    const answers = await Promise.all([
      send(one.who, one.act, one.signature), send(two.who, two.act, two.signature), send(three.who, three.act, two.signature), send(one.who, one.act, one.signature), send(two.who, one.act, one.signature),
    ]);
    expect(answers.map(({ __typename, code }) => code ?? __typename)).toEqual(['EntryReceipt', 'EntryReceipt', 'SIGNATURE_FAILED', 'EntryReceipt', 'SIGNATURE_FAILED']);
    expect(answers[3]!.entryId).toBe(answers[0]!.entryId);
    expect(codes([await send(again.who, again.act, again.signature)])).toEqual(['ALREADY_CAST']);
    const altered = Buffer.from(Buffer.from(three.act, 'base64').toString('utf8').replace('"yes"', '"no"')).toString('base64');
    expect(codes([await send(three.who, altered, three.signature)])).toEqual(['SIGNATURE_FAILED']);
    const spaced = Buffer.from(Buffer.from(three.act, 'base64').toString('utf8').replace('{', '{ ')).toString('base64');
    const erase = await chamber.steward.ask<{ act: ActToSign }>(`mutation { act: prepareReviseMotion(motion: "${motion}", text: "Another text of the same kind, and longer.") { ${PREPARED} } }`);
    expect(codes([await send(three.who, spaced, three.signature), await send(three.who, 'AAAA', three.signature), await send(chamber.steward, erase.act.act ?? 'e30=', three.signature)])).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(codes(await Promise.all([send(three.who, three.act, three.signature), send(three.who, three.act, three.signature)]))).toEqual(['EntryReceipt', 'EntryReceipt']);
    expect(await counted(motion)).toMatchObject({ counted: { cast: 3, counted: 3 }, overall: { yes: 2, no: 1 } });
  });

  it('votes while the vote is closed: the ballot is in the count, or refused, never in between', async () => {
    const motion = await opened({ closesAt: new Date(now() + 300_000).toISOString() });
    const acts = await Promise.all([1, 2, 3, 4, 5, 6].map((seat) => prepared(chamber.seat(seat), motion)));
    const timed = [10, 20, 30, 40, 50, 60];
    clock.forward({ seconds: 299 });
    const [closed, ...votes] = await Promise.all([
      (async () => {
        for (;;) {
          const outcome = await node.app.get(Ledger).ask(motionSlice, motion, { command: { type: 'CloseVote' }, actor: { kind: 'system', part: 'clock' }, authorization: { method: 'system' } });
          if (outcome.ok) return true;
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      })(),
      ...acts.map(async (act, i) => {
        await new Promise((resolve) => setTimeout(resolve, 800 + timed[i]! * 5));
        return chamber.seat(i + 1).sign(act);
      }),
    ]);
    expect(closed).toBe(true);
    const accepted = votes.filter(({ __typename }) => __typename === 'EntryReceipt').length;
    expect(votes.every(({ code, __typename }) => __typename === 'EntryReceipt' || code === 'CLOSED')).toBe(true);
    expect((await chamber.show<{ result: { counted: { counted: number } } }>(motion, 'result { counted { counted } }')).result.counted.counted).toBe(accepted);
  }, 30_000);

  it('votes though he stands back, does not sit there any more, or came later', async () => {
    const motion = await chamber.propose();
    await chamber.recuse(motion, chamber.seat(4));
    await chamber.open(motion, rule({}, now()));
    expect(codes([await chamber.cast(motion, chamber.seat(4), 'yes')])).toEqual(['RECUSED']);
    const late = await prepared(chamber.seat(6), motion);
    const left = await chamber.seat(6).act(`mutation { act: prepareVacateSeat(council: "${chamber.council}", seat: 6, reason: RESIGNED) { ${PREPARED} } }`);
    expect(left.__typename).toBe('EntryReceipt');
    expect(codes([await chamber.seat(6).sign(late), await chamber.cast(motion, chamber.seat(6), 'yes')])).toEqual(['NOT_SEATED', 'NOT_SEATED']);
    const newcomer = await withMember(node, [], 'Nora');
    await chamber.steward.act(`mutation ($filling: FillingInput!) { act: prepareFillSeat(council: "${chamber.council}", seat: 6, filling: $filling) { ${PREPARED} } }`, {
      filling: { class: 'workers', member: newcomer.id, name: 'Nora', way: 'APPOINTMENT', until: null },
    });
    expect(codes([await chamber.cast(motion, newcomer, 'yes'), await chamber.cast(motion, chamber.steward, 'yes')])).toEqual(['NOT_ON_ROLL', 'NOT_ON_ROLL']);
    expect((await chamber.show<{ vote: { rollSize: number } }>(motion, 'vote { rollSize }')).vote.rollSize).toBe(6);
  });

  it('changes rule, roll or text after the opening', async () => {
    const fresh = await Chamber.of(node, ['citizens', 'experts']);
    const motion = await fresh.propose();
    await fresh.open(motion, rule({ amendable: false }, now()));
    expect(codes([await fresh.open(motion, rule({ members: 'all-seats' }, now()))])).toEqual(['ALREADY_OPENED']);
    expect(codes([await fresh.revise(motion, 'The council never meets again, and nobody hears of it.')])).toEqual(['NOT_AMENDABLE']);
    const amendable = await fresh.propose();
    await fresh.open(amendable, rule({}, now()));
    const act = (await fresh.seat(2).ask<{ act: ActToSign }>(`mutation { act: prepareCastBallot(motion: "${amendable}", choice: "\\"yes\\"") { ${PREPARED} } }`)).act;
    expect(codes([await fresh.revise(amendable, 'The council meets at night, when nobody can come.')])).toEqual(['EntryReceipt']);
    expect(codes([await fresh.seat(2).sign(act)])).toEqual(['STALE_TEXT']);
  });

  it('opens a sealed ballot early, another\'s, or one that he copied', async () => {
    const fresh = await Chamber.of(node, ['citizens', 'citizens']);
    const motion = await fresh.propose();
    await fresh.open(motion, sealedRule({}, now()));
    const { salt } = await fresh.seal(motion, 1, 'yes');
    const { history } = await fresh.show<{ history: unknown[] }>(motion, 'history { json }');
    expect(JSON.stringify(history)).not.toContain(salt);
    // Seat 2 sends the very seal of seat 1, which anybody can read in the log.
    const { data } = await node.graphql<{ motion: { vote: { cast: number } } }>(`{ motion(id: "${motion}") { vote { cast } } }`);
    expect(data.motion.vote.cast).toBe(1);
    const own = await fresh.show<{ vote: { own: { ballot: { sealed: string } } } }>(motion, 'vote { own { ballot { sealed } } }', fresh.seat(1));
    const copy = await fresh.seat(2).act(`mutation ($sealed: String) { act: prepareCastBallot(motion: "${motion}", sealed: $sealed) { ${PREPARED} } }`, { sealed: own.vote.own.ballot.sealed });
    expect(copy.__typename).toBe('EntryReceipt');
    expect(codes([await fresh.unseal(motion, 1, 'yes', salt)])).toEqual(['NOT_REVEALING']);
    clock.forward({ seconds: 3_600 });
    await node.app.get(CloseVotes).run();
    expect(codes([await fresh.unseal(motion, 2, 'yes', salt)])).toEqual(['DOES_NOT_OPEN']);
    expect(codes([await fresh.unseal(motion, 1, 'no', salt), await fresh.unseal(motion, 1, 'yes', salt)])).toEqual(['DOES_NOT_OPEN', 'EntryReceipt']);
    clock.forward({ seconds: 3_600 });
    await node.app.get(CloseVotes).run();
    expect((await fresh.show<{ result: unknown }>(motion, 'result { counted { cast counted unopened } }')).result).toEqual({ counted: { cast: 2, counted: 1, unopened: 1 } });
  });

  it('opens a vote by a rule of a minority, or with a lot of his own choosing', async () => {
    const fresh = await Chamber.of(node, ['citizens']);
    const motion = await fresh.propose();
    const open = async (more: Record<string, unknown>): Promise<string[]> => codes([await fresh.open(motion, rule(more, now()))]);
    expect(await open({ tally: { method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '1/10' } } })).toEqual(['BELOW_MAJORITY']);
    const lot = { method: 'plurality', options: ['a', 'b'], tie: [{ by: 'seed', seed: 'I win ties' }] };
    expect(await open({ tally: lot })).toEqual(['SEED_NOT_OF_THE_LOG']);
    expect(await open({ closesAt: new Date(now() - 1).toISOString() })).toEqual(['DEADLINE_IN_PAST']);
    expect(codes([await fresh.open(motion, rule({}, now()), await withMember(node, [], 'Stranger'))])).toEqual(['NOT_THE_PROPOSER']);
  });

  it('votes from a seat whose term ended, before anybody said so', async () => {
    clock.forward({ days: 299 });
    const again = (person: Person): Promise<Person> => signedInAgain(node, person);
    const motion = await chamber.propose({}, await again(chamber.seat(1)));
    expect(codes([await chamber.open(motion, rule({ closesAt: new Date(now() + 300 * 86_400_000).toISOString() }, now()), await again(chamber.steward))])).toEqual(['EntryReceipt']);
    clock.forward({ days: 205 });
    expect(codes([await chamber.cast(motion, await again(chamber.seat(1)), 'yes')])).toEqual(['NOT_SEATED']);
    expect(codes([await chamber.cast(motion, await again(chamber.seat(4)), 'yes')])).toEqual(['EntryReceipt']);
  });
});
