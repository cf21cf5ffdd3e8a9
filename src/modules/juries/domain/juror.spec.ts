import { describe, expect, it } from '@jest/globals';
import { toBase64 } from '../../../kernel/bytes.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { by } from '../../../kernel/world.fixture.js';
import { JUROR_REFUSALS, type JurorCommand, type JurorRefusal } from './juror-commands.js';
import { sealVote, voteOpens, voteSalt } from './juror-sealed-vote.js';
import { jurorDecider } from './juror.js';
import { jurorId } from './juror-state.js';
import {
  ALL, C, choose, clock, type Court, decidedAt50, deliberating, empanelled, FIRST, holder, hour, ID, keyOf, numberOf, opening, PEOPLE, POOL, SALT_TEXT, SECOND, sten, UUID, voice, voting, world,
} from './jury.fixture.js';
import { JUROR_WORDS } from './jury-words.js';
import type { VoteChoice } from './verdict.js';

type Outcome = 'ok' | JurorRefusal;
/** Seat 1, whose volunteer is number 0 of the pool, unless the row says otherwise. */
type Row = readonly [string, () => Court, JurorCommand | ((court: Court) => JurorCommand), Circumstances, Outcome, number?];
const told = new Set<string>();
function table(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, court, command, who, expected, seat = 1) => {
    told.add(expected);
    const there = court();
    expect(there.juror(seat, typeof command === 'function' ? command(there) : command, who)).toBe(expected);
  });
}

const ACCEPT: JurorCommand = { type: 'AcceptSummons', draw: ID.draw };
const EXCUSE: JurorCommand = { type: 'AskExcuse', draw: ID.draw, reason: 'care', note: C };
const excused = (): Court => { const court = empanelled(); return court.lawful(court.juror(1, EXCUSE, holder(0, 2))); };

describe('a summons', () => {
  table([
    ['is accepted', empanelled, ACCEPT, holder(0, 2), 'ok'],
    ['until a moment before its end', empanelled, ACCEPT, holder(0, 10), 'ok'],
    ['not at its end', empanelled, ACCEPT, holder(0, 11), 'SUMMONS_OVER'],
    ['not by another volunteer', empanelled, ACCEPT, holder(1, 2), 'NOT_YOUR_SEAT'],
    ['not by a member', empanelled, ACCEPT, voice(2), 'NOT_YOUR_SEAT'],
    ['not without a signature', empanelled, ACCEPT, by({ kind: 'reporter', key: keyOf(0) }, hour(2), 'session'), 'SIGNATURE_REQUIRED'],
    ['not by who volunteered in another draw', () => empanelled().put('volunteer', `${ID.nextDraw}-${numberOf(0)}`, { key: keyOf(0) }), { ...ACCEPT, draw: ID.nextDraw }, holder(0, 2), 'NOT_YOUR_SEAT'],
    ['not twice', () => empanelled().accepts([1]), ACCEPT, holder(0, 3), 'ALREADY_ACCEPTED'],
    ['not after being excused', excused, ACCEPT, holder(0, 3), 'EXCUSED'],
    ['not when they talk already', () => empanelled().accepts([2, 3, 4, 5]).advances(31).advances(51), ACCEPT, holder(0, 52), 'NOT_SUMMONED'],
    ['not with words', empanelled, { ...ACCEPT, remark: 'poor Anna' } as never, holder(0, 2), 'MALFORMED'],
    ['nobody is made to serve', empanelled, EXCUSE, holder(0, 2), 'ok'],
    ['nor to stay', deliberating, EXCUSE, holder(0, 6), 'ok'],
    ['not twice (excuse)', excused, EXCUSE, holder(0, 3), 'EXCUSED'],
    ['not for another', empanelled, EXCUSE, holder(1, 2), 'NOT_YOUR_SEAT'],
    ['not when votes are opened', opening, EXCUSE, holder(0, 48), 'TOO_LATE'],
  ]);

  it('of a seat that there is not, or to no jury, is none', () => {
    const court = empanelled();
    told.add('NOT_SEATED').add('NO_SUCH_JURY');
    expect(court.ask(jurorDecider, jurorId(ID.jury, 6, numberOf(2)), ACCEPT, holder(2, 2))).toBe('NOT_SEATED');
    expect(world().ask(jurorDecider, jurorId(ID.jury, 1, numberOf(0)), ACCEPT, holder(0, 2))).toBe('NO_SUCH_JURY');
    expect(court.ask(jurorDecider, `${ID.jury}-1`, ACCEPT, holder(0, 2))).toBe('MALFORMED');
  });
});

const sealing = (round: 'first' | 'second', choice: VoteChoice = choose('notice')) => (court: Court): JurorCommand => ({ type: 'SealVote', round, sealed: court.sealed(1, round, choice) });
const opens = (round: 'first' | 'second', choice: VoteChoice, salt = SALT_TEXT): JurorCommand => ({ type: 'OpenVote', round, choice, salt });
const second = (): Court => deliberating().advances(45);

describe('a vote', () => {
  table([
    ['is sealed', voting, sealing('first'), holder(0, 4), 'ok'],
    ['not before there is a vote', () => empanelled().accepts([1]), sealing('first'), holder(0, 4), 'NOT_YET'],
    ['not at the end of it', voting, sealing('first'), holder(0, 23), 'CLOSED'],
    ['not when they talk', () => voting().advances(23), sealing('first'), holder(0, 24), 'CLOSED'],
    ['not twice', () => voting().seals('first', { 1: FIRST[1] }, 4), sealing('first'), holder(0, 5), 'ALREADY_SEALED'],
    ['not by another', voting, sealing('first'), holder(1, 4), 'NOT_YOUR_SEAT'],
    ['not by the node', voting, sealing('first'), clock(4), 'NOT_YOUR_SEAT'],
    ['not before one accepted', () => empanelled().accepts([2, 3, 4]).advances(31), sealing('first'), holder(0, 32), 'NOT_ACCEPTED'],
    ['the second not while they talk', deliberating, sealing('second'), holder(0, 6), 'NOT_YET'],
    ['the second after the talk', second, sealing('second'), holder(0, 46), 'ok'],
    ['the second not at its end', second, sealing('second'), holder(0, 65), 'CLOSED'],
    ['the first not instead of the second', second, sealing('first'), holder(0, 46), 'CLOSED'],
    ['is not opened while they talk', deliberating, opens('first', FIRST[1]), holder(0, 6), 'NOT_OPENING'],
    ['nor during the second vote', second, opens('first', FIRST[1]), holder(0, 46), 'NOT_OPENING'],
    ['is opened then', opening, opens('first', FIRST[1]), holder(0, 48), 'ok'],
    ['both are', opening, opens('second', SECOND[1]), holder(0, 48), 'ok'],
    ['not at the end', opening, opens('second', SECOND[1]), holder(0, 67), 'NOT_OPENING'],
    ['not twice (opening)', () => opening().opens('second', { 1: SECOND[1] }, 48), opens('second', SECOND[1]), holder(0, 48), 'ALREADY_OPENED'],
    ['not by another (opening)', opening, opens('second', SECOND[1]), holder(1, 48), 'NOT_YOUR_SEAT'],
    ['not to something else', opening, opens('second', choose('recall')), holder(0, 48), 'DOES_NOT_OPEN'],
    ['not in the other round’s place', opening, opens('second', FIRST[1]), holder(0, 48), 'DOES_NOT_OPEN'],
    ['not with another salt', opening, opens('second', SECOND[1], toBase64(new Uint8Array(32))), holder(0, 48), 'DOES_NOT_OPEN'],
    ['not with an answer too few', opening, opens('second', choose('notice', 'yes')), holder(0, 48), 'CHOICE_REFUSED'],
    ['not what was never sealed', () => voting().seals('first', { 2: FIRST[2], 3: FIRST[3], 4: FIRST[4] }, 4).advances(23).advances(63).advances(83), opens('first', FIRST[1]), holder(0, 84), 'NOTHING_SEALED'],
    ['not with a measure of one’s own', opening, opens('second', { findings: ['yes', 'no'], measure: 'prison' as never }), holder(0, 48), 'MALFORMED'],
  ]);

  it('of another cannot be copied and opened for oneself', () => {
    const court = voting();
    const copied = court.sealed(2, 'first', FIRST[2]);
    court.lawful(court.juror(1, { type: 'SealVote', round: 'first', sealed: copied }, holder(0, 4)));
    court.seals('first', { 2: FIRST[2], 3: FIRST[3], 4: FIRST[4], 5: FIRST[5] }, 4).advances(5).advances(45).seals('second', SECOND, 46).advances(47);
    expect(court.juror(1, opens('first', FIRST[2]), holder(0, 48))).toBe('DOES_NOT_OPEN');
  });

  it('of who was replaced leads nowhere', () => {
    const court = empanelled().accepts(ALL);
    const before = court.jurorId(1);
    court.lawful(court.juror(1, EXCUSE, holder(0, 3)));
    court.lawful(court.jury({ type: 'ReplaceJuror', seat: 1, pool: POOL }, clock(3))).accepts([1], 4).advances(4);
    const vote: JurorCommand = { type: 'SealVote', round: 'first', sealed: C };
    expect(court.ask(jurorDecider, before, vote, holder(0, 5))).toBe('NOT_SEATED');
    expect(court.juror(1, vote, holder(2, 5))).toBe('ok');
  });

  it('under a salt from one’s own secret is opened by saying again what one chose', () => {
    const seed = new Uint8Array(32).fill(9);
    const id = jurorId(ID.jury, 1, numberOf(0));
    const sealed = sealVote(voteSalt(seed, id, 'first'), id, 'first', FIRST[1]);
    expect(voteOpens(sealed, id, 'first', FIRST[1], toBase64(voteSalt(seed, id, 'first')))).toBe(true);
    expect(voteSalt(seed, id, 'second')).not.toEqual(voteSalt(seed, id, 'first'));
    expect(voteSalt(new Uint8Array(32), id, 'first')).not.toEqual(voteSalt(seed, id, 'first'));
  });
});

describe('words of jurors', () => {
  const erase: JurorCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/note'] }], ground: 'personal-data' };
  table([
    ['are erased by a steward', excused, erase, sten(3), 'ok'],
    ['not by a member', excused, erase, voice(3), 'NOT_A_STEWARD'],
    ['not where there are none', empanelled, erase, sten(3), 'NO_SUCH_JUROR'],
    ['not twice', () => { const court = excused(); return court.lawful(court.juror(1, erase, sten(3))); }, erase, sten(4), 'ALREADY_ERASED'],
    ['not by session', excused, erase, by(PEOPLE.sten, hour(3), 'session'), 'SIGNATURE_REQUIRED'],
  ]);
});

describe('what the log shows before the opening', () => {
  it('is no choice of anybody', () => {
    const court = deliberating().advances(45).seals('second', SECOND, 46).advances(47);
    const shown = JSON.stringify(court.log);
    for (const word of ['findings', 'recall', 'disclosure', 'unsure', SALT_TEXT]) expect(shown).not.toContain(word);
    expect(JSON.stringify(decidedAt50().log)).toContain('disclosure');
  });
});

describe('refusals of jurors', () => {
  it('every one is told above, and has words', () => {
    expect(JUROR_REFUSALS.filter((code) => !told.has(code))).toEqual([]);
    for (const code of JUROR_REFUSALS) expect(JUROR_WORDS[code].length).toBeGreaterThan(10);
  });
});
