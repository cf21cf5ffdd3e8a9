import { describe, expect, it } from '@jest/globals';
import { addSeconds } from '../../../kernel/instant.js';
import { councilDecider } from './council.js';
import type { SeatCommand } from './seat-commands.js';
import { seatDecider } from './seat-2.js';
import { AFFECTED, anyWorld, by, C, COUNCIL, day, FOUND, ID, MEMBER } from './world.fixture.js';

describe('who was elected', () => {
  const elected = (filledFor: number | null) =>
    anyWorld()
      .must(councilDecider, COUNCIL, { ...FOUND, classes: [{ ...AFFECTED, termDays: filledFor }] } as typeof FOUND, by('sten'))
      .put('motion', ID.motion, { council: COUNCIL, kind: 'elect', status: 'carried', subject: { class: AFFECTED.code }, result: { winners: [MEMBER.ada] }, closedAt: day(0) });
  const seated = (on: number, termDays: number | null = 365, more: Partial<ReturnType<typeof by>> = {}): string => {
    const command: SeatCommand = { type: 'FillSeat', class: AFFECTED.code, member: MEMBER.ada, name: C, way: 'election', until: day(on + 10), motion: ID.motion, draw: null };
    return elected(termDays).ask(seatDecider, `${COUNCIL}-1`, command, { ...by('sten', on), ...more });
  };

  it('is seated while the term lasts that the vote was about, and not after', () => {
    expect(seated(1)).toBe('ok');
    expect(seated(0, 365, { at: addSeconds(day(365), -1) })).toBe('TERM_IN_PAST');
    expect(seated(364)).toBe('ok');
    expect(seated(365)).toBe('ELECTION_EXPIRED');
  });

  it('within a year and a day where the class has no term', () => {
    expect(seated(365, null)).toBe('ok');
    expect(seated(366, null)).toBe('ELECTION_EXPIRED');
  });

  it('the signature is asked last', () => {
    expect(seated(1, 365, { authorization: 'session' })).toBe('SIGNATURE_REQUIRED');
    expect(seated(365, 365, { authorization: 'session' })).toBe('ELECTION_EXPIRED');
  });

  it('what the rules of before refuse stays refused', () => {
    const command: SeatCommand = { type: 'FillSeat', class: AFFECTED.code, member: MEMBER.ben, name: C, way: 'election', until: day(10), motion: ID.motion, draw: null };
    expect(elected(365).ask(seatDecider, `${COUNCIL}-1`, command, by('sten', 1))).toBe('NOT_ELECTED');
    expect(anyWorld().ask(seatDecider, `${COUNCIL}-1`, command, by('sten', 1))).toBe('NO_SUCH_COUNCIL');
  });
});
