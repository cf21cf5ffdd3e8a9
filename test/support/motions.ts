import { randomBytes } from 'node:crypto';
import { sealChoice, type Choice } from '../../src/modules/councils/domain/index.js';
import { fillSeat, foundCouncil, inDays, NO_LEAST } from './councils.js';
import { type ActToSign, PREPARED } from './member.js';
import type { TestNode } from './node.js';
import { type Person, withMember, withSteward } from './people.js';

/** Motions and votes for specs, through the public API, as members' own programs would do it. */
export const MOTION_CHARTER = {
  text: 'The council answers to the people whom the systems touch. It meets in public, and its minutes are the log.',
  assessDays: 60,
  /** Specs are not kept waiting: a charter may ask for nothing, and says so. */
  least: NO_LEAST,
  classes: [
    { code: 'citizens', label: 'Citizens', seats: 4, filledBy: ['APPOINTMENT'], termDays: 540, mostTerms: null, vacancy: 'SAME_WAY' },
    { code: 'experts', label: 'Experts', seats: 2, filledBy: ['APPOINTMENT'], termDays: null, mostTerms: null, vacancy: 'SAME_WAY' },
    { code: 'workers', label: 'Workers', seats: 2, filledBy: ['APPOINTMENT'], termDays: null, mostTerms: null, vacancy: 'SAME_WAY' },
  ],
};
const MAJORITY = { base: 'votesCast', cmp: '>', fraction: '1/2' };

/** More than half of the votes cast, from now on for an hour. */
export function rule(more: Record<string, unknown> = {}, from = Date.now()): Record<string, unknown> {
  return {
    tally: { method: 'yes-no', threshold: MAJORITY }, quorum: null, members: 'filled-seats', recused: { quorum: 'not-counted', threshold: 'not-counted' }, doubleMajority: null,
    opensAt: null, closesAt: new Date(from + 3_600_000).toISOString(), ballots: 'open', revealUntil: null, unopened: 'not-counted', revoting: true, amendable: true, delegation: 0, ...more,
  };
}
export const sealedRule = (more: Record<string, unknown> = {}, from = Date.now()): Record<string, unknown> =>
  rule({ ballots: 'sealed', revealUntil: new Date(from + 7_200_000).toISOString(), ...more }, from);
export const DOUBLE = { classes: 'all', threshold: MAJORITY, emptyClass: 'class-dropped' };

export interface Done {
  readonly __typename: string;
  readonly code?: string;
  readonly entryId?: string;
}

/** A council with members in it: seats 1 to 3 citizens, 4 and 5 experts, 6 a worker. */
export class Chamber {
  private constructor(
    readonly node: TestNode,
    readonly steward: Person,
    readonly council: string,
    readonly members: readonly Person[],
  ) {}

  static async of(node: TestNode, seats: readonly string[] = ['citizens', 'citizens', 'citizens', 'experts', 'experts', 'workers']): Promise<Chamber> {
    const steward = await withSteward(node);
    const council = await foundCouncil(steward, 'Council on hiring systems', MOTION_CHARTER);
    const members: Person[] = [];
    for (const [i, code] of seats.entries()) {
      const member = await withMember(node, [], `Member${i}`);
      const done = await fillSeat(steward, council, { class: code, member: member.id, name: `Member ${i + 1}`, until: code === 'citizens' ? inDays(500) : null }, i + 1);
      if (done.__typename !== 'EntryReceipt') throw new Error(done.code);
      members.push(member);
    }
    return new Chamber(node, steward, council, members);
  }

  /** Who holds the seat, counted from 1. */
  seat(n: number): Person {
    return this.members[n - 1]!;
  }

  async propose(proposal: Record<string, unknown> = {}, by: Person = this.seat(1)): Promise<string> {
    const { act } = await by.ask<{ act: ActToSign & { code?: string } }>(
      `mutation ($council: PublicId!, $proposal: ProposalInput!) { act: prepareProposeMotion(council: $council, proposal: $proposal) { ${PREPARED} } }`,
      { council: this.council, proposal: { kind: 'RESOLVE', title: 'Meet in the evening', text: 'The council meets in the evening, so that who works can come.', ...proposal } },
    );
    if (act.code !== undefined) throw new Error(act.code);
    const done = await by.sign(act);
    if (done.__typename !== 'EntryReceipt') throw new Error(done.code);
    return (JSON.parse(Buffer.from(act.act, 'base64').toString('utf8')) as { stream: { id: string } }).stream.id;
  }

  async open(motion: string, voteRule: Record<string, unknown> = rule(), by: Person = this.steward): Promise<Done> {
    return by.act(`mutation ($motion: PublicId!, $rule: String!) { act: prepareOpenVote(motion: $motion, rule: $rule) { ${PREPARED} } }`, { motion, rule: JSON.stringify(voteRule) });
  }

  cast(motion: string, by: Person, choice: Choice, reason: string | null = null): Promise<Done> {
    return by.act(`mutation ($motion: PublicId!, $choice: String, $reason: String) { act: prepareCastBallot(motion: $motion, choice: $choice, reason: $reason) { ${PREPARED} } }`, {
      motion, choice: JSON.stringify(choice), reason,
    });
  }

  /** As the voter's own device does it: the salt stays here. */
  async seal(motion: string, seat: number, choice: Choice): Promise<{ readonly done: Done; readonly salt: string }> {
    const salt = new Uint8Array(randomBytes(32));
    const sealed = sealChoice(salt, `${motion}-${seat}`, choice);
    const done = await this.seat(seat).act(`mutation ($motion: PublicId!, $sealed: String) { act: prepareCastBallot(motion: $motion, sealed: $sealed) { ${PREPARED} } }`, { motion, sealed });
    return { done, salt: Buffer.from(salt).toString('base64') };
  }

  unseal(motion: string, seat: number, choice: Choice, salt: string, reason: string | null = null): Promise<Done> {
    return this.seat(seat).act(`mutation ($motion: PublicId!, $choice: String!, $salt: String!, $reason: String) { act: prepareOpenBallot(motion: $motion, choice: $choice, salt: $salt, reason: $reason) { ${PREPARED} } }`, {
      motion, choice: JSON.stringify(choice), salt, reason,
    });
  }

  confirm(motion: string, by: Person): Promise<Done> {
    return by.act(`mutation ($motion: PublicId!) { act: prepareConfirmBallot(motion: $motion) { ${PREPARED} } }`, { motion });
  }

  revise(motion: string, text: string, by: Person = this.seat(1)): Promise<Done> {
    return by.act(`mutation ($motion: PublicId!, $text: String!) { act: prepareReviseMotion(motion: $motion, text: $text, note: "After what was said") { ${PREPARED} } }`, { motion, text });
  }

  recuse(motion: string, by: Person): Promise<Done> {
    return by.act(`mutation ($motion: PublicId!) { act: prepareRecuse(motion: $motion, reason: SHARES, note: "I hold some") { ${PREPARED} } }`, { motion });
  }

  async show<T>(motion: string, fields: string, by?: Person): Promise<T> {
    const { data, errors } = await (by ?? this.node).graphql<{ motion: T }>(`{ motion(id: "${motion}") { ${fields} } }`);
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    return data.motion;
  }
}
