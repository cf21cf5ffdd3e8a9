import type { Actor } from '../../../kernel/actor.js';
import { toBase64 } from '../../../kernel/bytes.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { addSeconds, instantOf, type Instant } from '../../../kernel/instant.js';
import { by, member, World } from '../../../kernel/world.fixture.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { fingerprint } from './draw/announcement.js';
import type { JurorCommand, JurorRefusal } from './juror-commands.js';
import { sealVote } from './juror-sealed-vote.js';
import { jurorDecider } from './juror.js';
import { jurorId, type Juror, type Round } from './juror-state.js';
import type { AskedJury, JuryCommand, JuryRefusal, PoolTypes } from './jury-commands.js';
import { juryDecider } from './jury.js';
import { seatIn, type Jury } from './jury-state.js';
import type { Measure } from './measures.js';
import type { VoteChoice } from './verdict.js';

/** A small world for the specs of juries: a draw of twelve people for a jury of five, two parties. Judged as the node judges. */
export const hour = (n: number): Instant => addSeconds(instantOf(1_795_330_800_000), n * 3_600); // from 2026-11-22T07:00:00.000Z
export const C: Commitment = `sha256:${'0f'.repeat(32)}`;
export const UUID = '019ab1c2-0000-7000-8000-000000000001';
export const ID = { jury: '7t7t7t7t7t7t', next: '8t8t8t8t8t8t', draw: '5r5r5r5r5r5r', nextDraw: '6r6r6r6r6r6r', incident: '3k7w9qzp04tn', lab: 'e1e1e1e1e1e1', rival: 'e2e2e2e2e2e2', crowd: 'e3e3e3e3e3e3', stranger: 'e9e9e9e9e9e9' };

/** Volunteers by their place in the pool; each has a key of his own. */
export const numberOf = (index: number): string => `v000000000${`${index}`.padStart(2, '0')}`;
export const keyOf = (index: number): string => toBase64(new Uint8Array(32).fill(index + 1));

export const PEOPLE = {
  sten: member('sten00000000', 'steward'),
  voice: member('v01ce0000000'),
  rival: member('rva100000000'),
  nobody: { kind: 'anonymous' },
  system: { kind: 'system', part: 'clock' },
} as const satisfies Readonly<Record<string, Actor>>;
export const sten = (at: number): Circumstances => by(PEOPLE.sten, hour(at));
export const voice = (at: number): Circumstances => by(PEOPLE.voice, hour(at));
export const rival = (at: number): Circumstances => by(PEOPLE.rival, hour(at));
export const clock = (at: number): Circumstances => by(PEOPLE.system, hour(at));
export const holder = (index: number, at: number): Circumstances => by({ kind: 'reporter', key: keyOf(index) }, hour(at));

/** Types {0..5} and {6..11}; 1 and 5 live together. */
export const POOL: PoolTypes = { types: [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]], households: [[1, 5]] };
export const PANEL = [0, 1, 3, 6, 8];
export const RESERVE = [9, 5, 2, 7, 4, 10, 11];
const ORDER = Array.from({ length: 12 }, (_, i) => numberOf(i));

export const COLLECTING = {
  id: ID.draw, status: 'collecting', purpose: { kind: 'jury' }, rules: { size: 5 }, excluding: [] as string[], announcement: null, order: null, seated: [] as string[], reserve: [] as string[],
};
export const DRAWN = {
  ...COLLECTING, status: 'drawn', announcement: { types: fingerprint(POOL) }, order: ORDER, panel: PANEL, seated: PANEL.map(numberOf), reserve: RESERVE.map(numberOf),
};

export const TIMES = { summons: 10, first: 20, deliberation: 40, answer: 12, second: 20, opening: 20 };
export const OPEN: AskedJury<'OpenJury'> = {
  type: 'OpenJury', incident: ID.incident, authority: { kind: 'steward' },
  charge: { questions: [C, C], parties: [ID.lab, ID.rival, ID.crowd], evidence: [{ hash: '5b'.repeat(32), size: 9, name: C }], ladder: 'measures/1', text: C },
  draw: ID.draw, quorum: 3, times: TIMES,
};

export class Court extends World {
  jury(command: JuryCommand, circumstances: Circumstances, id = ID.jury): 'ok' | JuryRefusal {
    return this.ask(juryDecider, id, command, circumstances);
  }

  /** As whoever has the seat. */
  juror(seat: number, command: JurorCommand, circumstances: Circumstances): 'ok' | JurorRefusal {
    return this.ask(jurorDecider, this.jurorId(seat), command, circumstances);
  }

  jurorId(seat: number): string {
    return jurorId(ID.jury, seat, seatIn(this.it, seat)!.volunteer);
  }

  /** What was asked must have been lawful. */
  lawful(verdict: string): this {
    if (verdict !== 'ok') throw new Error(`refused: ${verdict}`);
    return this;
  }

  get it(): Jury {
    return this.state('jury', ID.jury) as Jury;
  }

  jurorState(seat: number): Juror {
    return this.state('juror', this.jurorId(seat)) as Juror;
  }

  accepts(seats: readonly number[], at = 2): this {
    for (const seat of seats) this.lawful(this.juror(seat, { type: 'AcceptSummons', draw: ID.draw }, holder(this.indexOf(seat), at)));
    return this;
  }

  indexOf(seat: number): number {
    return Number(seatIn(this.it, seat)!.volunteer.slice(1));
  }

  seals(round: Round, choices: Readonly<Record<number, VoteChoice>>, at: number): this {
    for (const [seat, choice] of Object.entries(choices)) {
      this.lawful(this.juror(Number(seat), { type: 'SealVote', round, sealed: this.sealed(Number(seat), round, choice) }, holder(this.indexOf(Number(seat)), at)));
    }
    return this;
  }

  opens(round: Round, choices: Readonly<Record<number, VoteChoice>>, at: number): this {
    for (const [seat, choice] of Object.entries(choices)) this.lawful(this.juror(Number(seat), { type: 'OpenVote', round, choice, salt: SALT_TEXT }, holder(this.indexOf(Number(seat)), at)));
    return this;
  }

  sealed(seat: number, round: Round, choice: VoteChoice): Commitment {
    return sealVote(SALT, this.jurorId(seat), round, choice);
  }

  advances(at: number): this {
    return this.lawful(this.jury({ type: 'Advance' }, clock(at)));
  }
}

const SALT = new Uint8Array(32).fill(77);
export const SALT_TEXT = toBase64(SALT);
export const choose = (measure: Measure, ...findings: VoteChoice['findings']): VoteChoice => ({ findings: findings.length > 0 ? findings : ['yes', 'no'], measure });

/** Before anything: an incident, entities, a draw that collects, volunteers. */
export function world(): Court {
  const court = new Court()
    .put('incident', ID.incident, { status: 'published' })
    .put('entity', ID.lab, { status: 'registered', kind: 'organisation' })
    .put('entity', ID.rival, { status: 'registered', kind: 'organisation' })
    .put('entity', ID.crowd, { status: 'registered', kind: 'class' })
    .put('lab', ID.lab, { representatives: { v01ce0000000: '2b2b2b2b2b2b' } })
    .put('lab', ID.rival, { representatives: { rva100000000: '2b2b2b2b2b2b' } })
    .put('draw', ID.draw, COLLECTING);
  for (let i = 0; i < 12; i++) court.put('volunteer', `${ID.draw}-${numberOf(i)}`, { status: 'stands', key: keyOf(i) });
  return court;
}

export const opened = (command = OPEN): Court => {
  const court = world();
  return court.lawful(court.jury(command, sten(0)));
};
/** The lot has fallen at hour 1. */
export const empanelled = (): Court => {
  const court = opened().put('draw', ID.draw, DRAWN);
  return court.lawful(court.jury({ type: 'Empanel' }, clock(1)));
};
export const ALL = [1, 2, 3, 4, 5];
/** The first vote is open from hour 3 to hour 23. */
export const voting = (): Court => empanelled().accepts(ALL).advances(3);
export const FIRST = { 1: choose('none'), 2: choose('notice'), 3: choose('notice'), 4: choose('recall'), 5: choose('recall', 'unsure', 'no') };
/** In discussion from hour 5 to hour 45. */
export const deliberating = (): Court => voting().seals('first', FIRST, 4).advances(5);
export const SECOND = { 1: choose('notice'), 2: choose('notice'), 3: choose('correction', 'yes', 'yes'), 4: choose('disclosure', 'yes', 'yes'), 5: choose('disclosure', 'unsure', 'yes') };
/** The second votes are sealed; opening from hour 47 to hour 67. */
export const opening = (): Court => deliberating().advances(45).seals('second', SECOND, 46).advances(47);
export const decidedAt50 = (): Court => {
  const court = opening().opens('first', FIRST, 48).opens('second', SECOND, 49);
  return court.lawful(court.jury({ type: 'CountVerdict' }, clock(50)));
};
