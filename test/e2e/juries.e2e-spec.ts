import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { sealVote } from '../../src/modules/juries/domain/index.js';
import { AnswerClocks } from '../../src/modules/recommendations/index.js';
import { act, actSigned, beforeTheLot, charged, drawn, enter, openDraw, openJury, seated, show, ticks, TIMES, type Trial } from '../support/jury-world.js';
import { done } from '../support/labs-world.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, signedInAgain, withSteward } from '../support/people.js';
import { everythingPublished } from '../support/reading-world.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

const vote = (measure: string, ...findings: string[]): Record<string, unknown> => ({ findings: findings.length > 0 ? findings : ['YES', 'NO'], measure });
const seal = (round: string, choice: Record<string, unknown>): Record<string, unknown> => ({ seal: { round, choice } });
const open = (round: string, choice: Record<string, unknown>): Record<string, unknown> => ({ open: { round, choice } });
const SEATS = 'status seats { seat volunteer status firstSealed secondSealed first { measure } second { findings measure } }';

/** One trial from the pool to the answered verdict, through the public API on a clock that is set forward; and who tries to cheat it. */
describe('a trial by jury', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let trial: Trial;
  let codes: ReadonlyMap<number, string>;
  // Time goes by in leaps here, and sessions end.
  const steward = async (): Promise<Person> => signedInAgain(node, await withSteward(node));
  const voice = (): Promise<Person> => signedInAgain(node, trial.lab.voice);
  const hours = (n: number): void => clock.forward({ seconds: n * 3_600 });
  const first = new Map<number, Record<string, unknown>>();
  const second = new Map<number, Record<string, unknown>>();
  const salt = randomBytes(32);

  beforeAll(async () => {
    beforeTheLot(clock);
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    trial = await charged(node, clock);
  }, 120_000);
  afterAll(async () => {
    await expectVerified(node); // Whatever was tried, an auditor finds nothing.
    await node.stop();
  }, 60_000);

  it('is charged before anybody can know who will sit', async () => {
    expect(await show(trial, 'status charge questions authority { kind } parties { entity name recommendation } size quorum ladder measures { measure } seats { seat } verdict { measure }')).toMatchObject({
      status: 'OPENED', authority: { kind: 'STEWARD' }, size: 5, quorum: 3, ladder: 'measures/1', seats: [], verdict: null,
      questions: ['Did the system rank people by postcode?', 'Did the organisation know?'],
      parties: [{ entity: trial.lab.entity, name: 'Acme Screening', recommendation: null }],
    });
    await ticks(trial);
    expect(await show(trial, 'status')).toEqual({ status: 'OPENED' });
    const screening = `{ juryScreening(jury: "${trial.jury}") { number names proposed ties } }`;
    expect(await (await steward()).ask(screening)).toMatchObject({ juryScreening: [{ names: ['Acme Screening'], proposed: 'FAMILY_OF_PARTY', ties: 'My sister works for Acme Screening.' }] });
    expect((await node.graphql(screening)).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });

  it('has its draw to itself: those who volunteered agreed to one jury, and of two charges at a time one is refused', async () => {
    const sten = await steward();
    expect(await openJury(sten, { incident: trial.incident, draw: trial.draw, parties: [trial.lab.entity] })).toMatchObject({ code: 'DRAW_TAKEN' });
    const draw = await openDraw(node, sten, clock, 5, []);
    const both = await Promise.all([1, 2].map(() => openJury(sten, { incident: trial.incident, draw, parties: [trial.lab.entity] })));
    expect(both.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['DRAW_TAKEN', 'EntryReceipt']);
  });

  it('has its pool closed, its panels dealt and one drawn by public randomness', async () => {
    await drawn(trial);
    expect(await openJury(await steward(), { incident: trial.incident, draw: trial.draw, parties: [trial.lab.entity] })).toMatchObject({ code: 'POOL_CLOSED' });
    await ticks(trial);
    const { status, seats } = await show<{ status: string; seats: { seat: number; status: string }[] }>(trial, SEATS);
    expect(status).toBe('SUMMONING');
    expect(seats.map((one) => [one.seat, one.status])).toEqual([1, 2, 3, 4, 5].map((seat) => [seat, 'SUMMONED']));
    codes = await seated(trial);
    expect([...codes.keys()]).toEqual([1, 2, 3, 4, 5]);
  }, 60_000);

  it('summons: one accepts, one is excused, the silent are replaced in the published order', async () => {
    const gone = codes.get(2)!;
    expect(await act(trial, codes.get(1)!, { accept: true })).toBe('ok');
    expect(await act(trial, codes.get(1)!, { accept: true })).toBe('ALREADY_ACCEPTED');
    expect(await act(trial, gone, { excuse: { reason: 'CARE', note: 'I look after my mother.' } })).toBe('ok');
    await ticks(trial);
    codes = await seated(trial);
    expect(codes.get(2)).not.toBe(gone);
    expect((await enter(trial, gone)).__typename).toBe('JurorActRefused');
    for (const seat of [2, 3, 4]) expect(await act(trial, codes.get(seat)!, { accept: true })).toBe('ok');
    const silent = codes.get(5)!;
    hours(TIMES.summons);
    await ticks(trial);
    codes = await seated(trial);
    expect(codes.get(5)).not.toBe(silent);
    expect(await act(trial, silent, { accept: true })).toBe('NOT_YOUR_SEAT');
    expect(await act(trial, codes.get(5)!, { accept: true })).toBe('ok');
    await ticks(trial);
    expect(await show(trial, 'status')).toEqual({ status: 'FIRST_VOTE' });
  });

  it('a party challenges once; the others decide; a removed juror votes no more', async () => {
    const challenge = async (seat: number): Promise<{ __typename: string; code?: string }> =>
      (await voice()).act(`mutation { act: prepareChallengeJuror(jury: "${trial.jury}", seat: ${seat}, party: "${trial.lab.entity}", reason: LITIGANT, note: "He sues us.") { ${PREPARED} } }`);
    await done(challenge(3));
    expect(await challenge(3)).toMatchObject({ code: 'ALREADY_CHALLENGED' });
    const [room] = [await enter(trial, codes.get(1)!)];
    expect(room.challenges).toMatchObject([{ n: 1, note: 'He sues us.', open: true }]);
    expect(JSON.stringify(await show(trial, 'challenges { reason outcome } history { json }'))).not.toContain('sues');
    expect(await act(trial, codes.get(3)!, { voteOnChallenge: { challenge: 1, removes: false } })).toBe('OWN_CASE');
    for (const seat of [1, 2, 4, 5]) expect(await act(trial, codes.get(seat)!, { voteOnChallenge: { challenge: 1, removes: seat !== 5 } })).toBe('ok');
    const removed = codes.get(3)!;
    await ticks(trial);
    expect(await show(trial, 'challenges { n seat outcome votesToRemove votesToStay }')).toEqual({ challenges: [{ n: 1, seat: 3, outcome: 'REMOVED', votesToRemove: 3, votesToStay: 1 }] });
    expect(await act(trial, removed, seal('FIRST', vote('NONE')))).toBe('NOT_YOUR_SEAT');
    codes = await seated(trial);
    expect(codes.get(3)).not.toBe(removed);
    expect(await act(trial, codes.get(3)!, { accept: true })).toBe('ok');
  });

  it('votes before the discussion, sealed, once', async () => {
    for (const [seat, measure] of [[1, 'NONE'], [2, 'NOTICE'], [3, 'NOTICE'], [4, 'RECALL'], [5, 'RECALL']] as const) {
      first.set(seat, vote(measure));
      if (seat === 5) continue;
      expect(await act(trial, codes.get(seat)!, seal('FIRST', vote(measure)))).toBe('ok');
    }
    // One seals on his own machine: the node never has his code, nor his vote.
    const { juror } = await enter(trial, codes.get(5)!);
    const sealed = sealVote(salt, juror, 'first', { findings: ['yes', 'no'], measure: 'recall' });
    expect(await actSigned(trial, codes.get(4)!, { seal: { round: 'FIRST', sealed } })).toBe('ALREADY_SEALED');
    expect(await actSigned(trial, codes.get(5)!, { seal: { round: 'FIRST', choice: vote('RECALL') } })).toBe('INVALID_CONTENT');
    expect(await actSigned(trial, codes.get(5)!, { seal: { round: 'FIRST', sealed } })).toBe('ok');
    expect(await act(trial, codes.get(1)!, seal('FIRST', vote('RECALL')))).toBe('ALREADY_SEALED');
    expect(await act(trial, codes.get(1)!, seal('SECOND', vote('RECALL')))).toBe('NOT_YET');
    await ticks(trial);
    expect(await show(trial, 'status')).toEqual({ status: 'DELIBERATING' });
  });

  it('discusses: statements, reactions, questions to the party on the clock', async () => {
    expect(await act(trial, codes.get(1)!, { state: 'The letters name the streets.' })).toBe('ok');
    expect(await act(trial, codes.get(2)!, { react: { statement: 1, reaction: 'AGREE' } })).toBe('ok');
    expect(await act(trial, codes.get(3)!, { react: { statement: 1, reaction: 'PASS' } })).toBe('ok');
    expect(await act(trial, codes.get(2)!, { ask: { party: trial.lab.entity, question: 'Since when did you know?' } })).toBe('ok');
    expect(await act(trial, codes.get(3)!, { ask: { party: trial.lab.entity, question: 'Who checked it?' } })).toBe('ok');
    expect((await enter(trial, codes.get(4)!)).statements).toMatchObject([{ n: 1, text: 'The letters name the streets.', mine: null }]);
    expect(await show(trial, 'statements { n } asked { n text answeredAt }')).toMatchObject({ statements: [], asked: [{ text: 'Since when did you know?' }, { text: 'Who checked it?' }] });
    await done((await voice()).act(`mutation { act: prepareAnswerJuryQuestion(jury: "${trial.jury}", question: 1, text: "Since March.") { ${PREPARED} } }`));
    hours(TIMES.answer);
    await ticks(trial);
    const { asked } = await show<{ asked: { overdueAt: string | null; answer: string | null }[] }>(trial, 'asked { overdueAt answer }');
    expect(asked[0]).toMatchObject({ overdueAt: null, answer: 'Since March.' });
    expect(asked[1]!.overdueAt).not.toBeNull();
  });

  it('nobody opens a vote before its time, nor reads one in anything that the node shows', async () => {
    expect(await act(trial, codes.get(1)!, open('FIRST', first.get(1)!))).toBe('NOT_OPENING');
    hours(TIMES.deliberation - TIMES.answer);
    await ticks(trial);
    for (const [seat, measure] of [[1, 'NOTICE'], [2, 'NOTICE'], [3, 'CORRECTION'], [4, 'DISCLOSURE'], [5, 'DISCLOSURE']] as const) {
      second.set(seat, vote(measure, 'YES', seat > 2 ? 'YES' : 'UNSURE'));
      expect(await act(trial, codes.get(seat)!, seal('SECOND', second.get(seat)!))).toBe('ok');
    }
    await everythingPublished(node);
    const shown = JSON.stringify(await show(trial, `${SEATS} verdict { measure } history { json }`));
    const bundle = await (await node.get('/log/tile/entries/000')).text().catch(() => '');
    const rows = JSON.stringify(await node.database.dataSource.query(`SELECT state FROM stream WHERE kind IN ('jury', 'juror')`));
    const openings = JSON.stringify(await node.database.dataSource.query(`SELECT fields FROM opening WHERE stream_kind IN ('jury', 'juror')`));
    const prepared = JSON.stringify(await node.database.dataSource.query('SELECT command FROM prepared_key_act'));
    for (const where of [shown.replace(/"definition":"[^"]*"/g, ''), bundle, rows, openings, prepared]) expect(where).not.toMatch(/unsure|disclosure"|"recall|findings":\[/i);
    expect(await act(trial, codes.get(1)!, open('SECOND', second.get(1)!))).toBe('NOT_OPENING');
    await ticks(trial);
    expect(await show(trial, 'status')).toEqual({ status: 'OPENING' });
  });

  it('opens: only one’s own, only what was sealed, and counts', async () => {
    expect(await act(trial, codes.get(1)!, open('FIRST', vote('RECALL')))).toBe('DOES_NOT_OPEN');
    expect(await act(trial, codes.get(2)!, open('FIRST', first.get(1)!))).toBe('DOES_NOT_OPEN');
    expect(await act(trial, codes.get(1)!, open('FIRST', vote('NONE', 'YES')))).toBe('CHOICE_REFUSED');
    for (const [seat, code] of codes) {
      if (seat === 5) expect(await actSigned(trial, code, { open: { round: 'FIRST', choice: first.get(5)!, salt: salt.toString('base64') } })).toBe('ok');
      else expect(await act(trial, code, open('FIRST', first.get(seat)!))).toBe('ok');
      expect(await act(trial, code, open('SECOND', second.get(seat)!))).toBe('ok');
    }
    expect(await act(trial, codes.get(1)!, open('FIRST', first.get(1)!))).toBe('ALREADY_OPENED');
    await ticks(trial);
    expect(
      await show(trial, `status verdict { measure opened findings { yes no unsure outcome } counts { measure first second } agreementOnMeasure alpha minority shift { both milder same stricter steps } }
        statements { text agree pass } stability { method panels same counts { measure panels } }`),
    ).toMatchObject({
      status: 'VERDICT',
      verdict: {
        measure: 'CORRECTION', opened: 5, findings: [{ yes: 5, no: 0, unsure: 0, outcome: 'YES' }, { yes: 3, no: 0, unsure: 2, outcome: 'YES' }],
        agreementOnMeasure: '1/5', minority: [1, 2, 4, 5], shift: { both: 5, milder: 2, same: 1, stricter: 2, steps: -6 },
      },
      statements: [{ text: 'The letters name the streets.', agree: 1, pass: 1 }],
      stability: { method: 'by-type/1', panels: 100 },
    });
  });

  it('gives reasons, and those who differ theirs', async () => {
    expect(await act(trial, codes.get(1)!, { reasons: 'Because we say so.' })).toBe('NOT_IN_MAJORITY');
    expect(await act(trial, codes.get(3)!, { reasons: 'What went wrong can be mended.' })).toBe('ok');
    expect(await act(trial, codes.get(4)!, { opinion: 'People should be told how it came about.' })).toBe('ok');
    expect(await show(trial, 'reasons { seat text } minorityOpinions { seat text }')).toEqual({
      reasons: { seat: 3, text: 'What went wrong can be mended.' }, minorityOpinions: [{ seat: 4, text: 'People should be told how it came about.' }],
    });
  });

  it('the verdict must be answered, and is', async () => {
    await node.app.get(AnswerClocks).run();
    const { parties } = await show<{ parties: { recommendation: string }[] }>(trial, 'parties { recommendation }');
    const id = parties[0]!.recommendation;
    expect(id).toBe(`verdict-${trial.jury}1`);
    const input = { standing: 'ACCEPT', by: '2023-12-31', statement: 'We mend it.' };
    await done((await voice()).act(`mutation ($response: ResponseInput!) { act: prepareRespond(recommendation: "${id}", response: $response) { ${PREPARED} } }`, { response: input }));
    const { data } = await node.graphql(`{ recommendation(id: "${id}") { origin lab binding standing status assessmentDueAt } }`);
    expect(data).toEqual({ recommendation: { origin: 'verdict', lab: trial.lab.entity, binding: 'COMPLY_OR_EXPLAIN', standing: 'ACCEPT', status: 'RECEIVED', assessmentDueAt: null } });
  });

  it('is appealed against once; the other jury is larger and of others', async () => {
    const appeal = async (party: string | null): Promise<{ __typename: string; code?: string }> =>
      (await (party === null ? steward() : voice())).act(
        `mutation ($party: PublicId) { act: prepareFileAppeal(jury: "${trial.jury}", grounds: DISPROPORTION, text: "Too little.", party: $party) { ${PREPARED} } }`, { party });
    await done(appeal(trial.lab.entity));
    expect(await appeal(trial.lab.entity)).toMatchObject({ code: 'ALREADY_APPEALED' });
    expect(await appeal(null)).toMatchObject({ code: 'ALREADY_APPEALED' });
    const { appeal: filed } = await show<{ appeal: { jury: string } }>(trial, 'appeal { jury }');
    const again = async (size: number, excluding: readonly string[]): Promise<{ code?: string; __typename: string }> => {
      const sten = await steward();
      const draw = await openDraw(node, sten, clock, size, excluding);
      return openJury(sten, { incident: trial.incident, parties: [trial.lab.entity], draw, quorum: size === 11 ? 6 : 3, authority: 'APPEAL', authorityId: trial.jury });
    };
    expect(await again(5, [trial.draw])).toMatchObject({ code: 'WRONG_SIZE' });
    expect(await again(11, [])).toMatchObject({ code: 'NOT_DISJOINT' });
    expect(await again(11, [trial.draw])).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await again(11, [trial.draw])).toMatchObject({ code: 'ALREADY_OPENED' });
    expect(await show({ node, jury: filed.jury }, 'status size authority { kind id }')).toEqual({ status: 'OPENED', size: 11, authority: { kind: 'APPEAL', id: trial.jury } });
  });

  it('members ask for a jury together: once each, and not before they are enough', async () => {
    const sten = await steward();
    const started = await sten.act(`mutation { act: prepareStartPetition(incident: "${trial.incident}", text: "Look at it once more.") { ${PREPARED} } }`);
    expect(started).toMatchObject({ __typename: 'EntryReceipt' });
    const { data } = await node.graphql<{ petitions: { id: string; signers: number; needed: number; status: string }[] }>(`{ petitions(incident: "${trial.incident}") { id signers needed status } }`);
    expect(data.petitions).toMatchObject([{ signers: 1, needed: 25, status: 'OPEN' }]);
    const [petition] = data.petitions;
    const sign = (who: Person): ReturnType<Person['act']> => who.act(`mutation { act: prepareSignPetition(petition: "${petition!.id}") { ${PREPARED} } }`);
    expect(await sign(sten)).toMatchObject({ code: 'ALREADY_SIGNED' });
    expect(await sign(await voice())).toMatchObject({ __typename: 'EntryReceipt' });
    const draw = await openDraw(node, sten, clock, 5, []);
    expect(await openJury(sten, { incident: trial.incident, parties: [trial.lab.entity], draw, authority: 'PETITION', authorityId: petition!.id })).toMatchObject({ code: 'NOT_AUTHORISED' });
  });

  it('is listed by incident and by party, with its proof; jurors stay numbers', async () => {
    await everythingPublished(node);
    const { data } = await node.graphql<{ juries: { edges: { node: { id: string } }[]; totalCount: number } }>(
      `{ juries(incident: "${trial.incident}", party: "${trial.lab.entity}", running: false) { totalCount edges { node { id } } } }`);
    expect(data.juries).toEqual({ totalCount: 1, edges: [{ node: { id: trial.jury } }] });
    const { proof, history } = await show<{ proof: unknown; history: { command: string }[] }>(trial, 'proof { file } history { command }');
    expect(proof).not.toBeNull();
    expect(history.map(({ command }) => command)).toContain('CountVerdict');
    const { seats } = await show<{ seats: { volunteer: string }[] }>(trial, SEATS);
    for (const { volunteer } of seats) expect(volunteer).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
    expect(createHash('sha256').update('[]').digest('hex')).toBe((await show<{ evidenceHash: string }>(trial, 'evidenceHash')).evidenceHash);
  });
});
