import { describe, expect, it } from '@jest/globals';
import { toBase64 } from '../../../kernel/bytes.js';
import { by, member } from '../../../kernel/world.fixture.js';
import { drawDecider } from './draw-decider.js';
import { VOLUNTEER_WORDS } from './draw-words.js';
import { ADA, AFTER_CLOSE, C, CLOSES, COUNCIL, DRAW, DrawWorld, holder, KEYS, OPEN, OPENED, SARA, STAND, STEN, SYSTEM, UUID } from './draw-world.fixture.js';
import { VOLUNTEER_REFUSALS, type VolunteerCommand } from './volunteer-commands.js';
import { volunteerDecider } from './volunteer-decider.js';
import { numberOfKey, parseVolunteerId, volunteerId } from './volunteer-number.js';
import type { Volunteer } from './volunteer-state.js';

const open = (): DrawWorld => new DrawWorld().open();
const EXCLUDE: VolunteerCommand = { type: 'ExcludeVolunteer', reason: 'employed-by-party', note: C };
const APPEAL: VolunteerCommand = { type: 'AppealExclusion', text: C };
const DECIDE: VolunteerCommand = { type: 'DecideAppeal', lifted: true, note: C };
const ERASE: VolunteerCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'data-protection' };
const self = (i = 0, at = OPENED): ReturnType<typeof by> => by(holder(KEYS[i]!.key), at);
const standing = (): DrawWorld => open().collect(3);
const excluded = (): DrawWorld => standing().must(volunteerDecider, volunteerId(DRAW, KEYS[0]!.number), EXCLUDE, by(STEN, OPENED));

describe('volunteering', () => {
  it.each<[string, () => string, string]>([
    ['with one’s own key', () => open().volunteer(0, STAND), 'ok'],
    ['twice with the same key', () => standing().volunteer(0, STAND), 'ALREADY_VOLUNTEERED'],
    ['under the number of another key', () => open().volunteer(0, STAND, self(1)), 'NOT_YOUR_NUMBER'],
    ['without a signature', () => open().volunteer(0, STAND, by(holder(KEYS[0]!.key), OPENED, 'session')), 'SIGNATURE_REQUIRED'],
    ['as a member', () => open().volunteer(0, STAND, by(ADA, OPENED)), 'CODE_NEEDED'],
    ['as the node', () => open().volunteer(0, STAND, by(SYSTEM, OPENED)), 'CODE_NEEDED'],
    ['a moment too late', () => open().volunteer(0, STAND, self(0, CLOSES)), 'TOO_LATE'],
    ['when the pool is closed', () => new DrawWorld().closed().volunteer(6, STAND, self(6, AFTER_CLOSE)), 'POOL_CLOSED'],
    ['in no draw', () => new DrawWorld().volunteer(0, STAND), 'NO_SUCH_DRAW'],
    ['without consent', () => open().volunteer(0, { ...STAND, consent: 0 } as unknown as VolunteerCommand), 'MALFORMED'],
    ['with a key that is none', () => open().volunteer(0, STAND, by(holder('AAAA'), OPENED)), 'NOT_YOUR_NUMBER'],
    ['after an exclusion', () => excluded().volunteer(0, STAND), 'EXCLUDED'],
    ['under an id of another form', () => open().ask(volunteerDecider, DRAW, STAND, self()), 'MALFORMED'],
  ])('%s', (_, ask, verdict) => {
    expect(ask()).toBe(verdict);
  });

  it('for seats of a council is a member’s, in his own name', () => {
    const seats = new DrawWorld().put('council', COUNCIL, { status: 'active', charter: { classes: [{ code: 'citizens', filledBy: ['sortition'] }] } });
    seats.must(drawDecider, DRAW, { ...OPEN, purpose: { kind: 'seats', council: COUNCIL, class: 'citizens' } }, by(STEN, OPENED));
    const ask = (id: string, who: Parameters<typeof by>[0]): string => seats.ask(volunteerDecider, volunteerId(DRAW, id), STAND, by(who, OPENED));
    expect(ask('ada000000000', holder(KEYS[0]!.key))).toBe('MEMBER_NEEDED');
    expect(ask('ben000000000', ADA)).toBe('NOT_YOUR_NUMBER');
    expect(ask('ada000000000', ADA)).toBe('ok');
    expect(seats.state('volunteer', volunteerId(DRAW, 'ada000000000'))).toMatchObject({ member: 'ada000000000', key: null, number: 'ada000000000' });
    expect(seats.ask(volunteerDecider, volunteerId(DRAW, 'ada000000000'), { type: 'WithdrawVolunteer' }, by(member('ben000000000'), OPENED))).toBe('NOT_YOUR_NUMBER');
    expect(seats.ask(volunteerDecider, volunteerId(DRAW, 'ada000000000'), { type: 'WithdrawVolunteer' }, by(ADA, OPENED))).toBe('ok');
  });

  it('can be taken back, and done again while there is time', () => {
    const world = standing();
    expect(world.volunteer(0, { type: 'WithdrawVolunteer' }, self(1))).toBe('NOT_YOUR_NUMBER');
    expect(world.volunteer(0, { type: 'WithdrawVolunteer' })).toBe('ok');
    expect(world.volunteer(0, { type: 'WithdrawVolunteer' })).toBe('NOT_STANDING');
    expect(world.volunteer(0, STAND)).toBe('ok');
    expect(world.volunteer(5, { type: 'WithdrawVolunteer' })).toBe('NO_SUCH_VOLUNTEER');
    expect(new DrawWorld().closed().volunteer(0, { type: 'WithdrawVolunteer' })).toBe('POOL_CLOSED');
  });
});

describe('an exclusion', () => {
  it.each<[string, () => string, string]>([
    ['by a steward', () => standing().volunteer(0, EXCLUDE, by(STEN, OPENED)), 'ok'],
    ['by anybody else', () => standing().volunteer(0, EXCLUDE, by(ADA, OPENED)), 'NOT_A_STEWARD'],
    ['without a signature', () => standing().volunteer(0, EXCLUDE, by(STEN, OPENED, 'session')), 'SIGNATURE_REQUIRED'],
    ['for a reason that is no code', () => standing().volunteer(0, { ...EXCLUDE, reason: 'I dislike him' } as unknown as VolunteerCommand, by(STEN, OPENED)), 'MALFORMED'],
    ['of nobody', () => open().volunteer(0, EXCLUDE, by(STEN, OPENED)), 'NO_SUCH_VOLUNTEER'],
    ['twice', () => excluded().volunteer(0, EXCLUDE, by(STEN, OPENED)), 'NOT_STANDING'],
    ['after the close', () => new DrawWorld().closed().volunteer(0, EXCLUDE, by(STEN, AFTER_CLOSE)), 'POOL_CLOSED'],
    ['appealed by another', () => excluded().volunteer(0, APPEAL, self(1)), 'NOT_YOUR_NUMBER'],
    ['appealed by who stands', () => standing().volunteer(0, APPEAL), 'NOT_EXCLUDED'],
    ['decided without an appeal', () => excluded().volunteer(0, DECIDE, by(SARA, OPENED)), 'NO_APPEAL'],
  ])('%s', (_, ask, verdict) => {
    expect(ask()).toBe(verdict);
  });

  it('is appealed once, decided by another steward, and not given again for the same reason', () => {
    const world = excluded();
    expect(world.volunteer(0, APPEAL)).toBe('ok');
    expect(world.volunteer(0, APPEAL)).toBe('ALREADY_APPEALED');
    expect(world.volunteer(0, DECIDE, by(STEN, OPENED))).toBe('OWN_CASE');
    expect(world.volunteer(0, DECIDE, by(ADA, OPENED))).toBe('NOT_A_STEWARD');
    expect(world.volunteer(0, DECIDE, by(SARA, OPENED))).toBe('ok');
    expect(world.state('volunteer', volunteerId(DRAW, KEYS[0]!.number))).toMatchObject({ status: 'stands', appeal: 'lifted' });
    expect(world.volunteer(0, EXCLUDE, by(STEN, OPENED))).toBe('ALREADY_DECIDED');
    expect(world.volunteer(0, { ...EXCLUDE, reason: 'litigant' } as VolunteerCommand, by(STEN, OPENED))).toBe('ok');
  });

  it('that is upheld stays', () => {
    const world = excluded();
    world.volunteer(0, APPEAL);
    expect(world.volunteer(0, { ...DECIDE, lifted: false } as VolunteerCommand, by(SARA, OPENED))).toBe('ok');
    expect(world.state('volunteer', volunteerId(DRAW, KEYS[0]!.number))).toMatchObject({ status: 'excluded', appeal: 'upheld', reason: 'employed-by-party', excludedBy: 'sten00000000' } satisfies Partial<Volunteer>);
    expect(world.volunteer(0, STAND)).toBe('EXCLUDED');
  });
});

describe('what a volunteer said', () => {
  it('can be erased by himself or a steward, but not while he stands', () => {
    const world = standing();
    expect(world.volunteer(0, ERASE)).toBe('WITHDRAW_FIRST');
    expect(world.volunteer(0, { ...ERASE, openings: [{ entry: UUID, paths: ['/command/contact'] }] } as VolunteerCommand)).toBe('ok');
    world.volunteer(0, { type: 'WithdrawVolunteer' });
    expect(world.volunteer(0, ERASE, self(1))).toBe('NOT_A_STEWARD');
    expect(world.volunteer(0, { ...ERASE, ground: 'court-order' } as VolunteerCommand)).toBe('NOT_A_STEWARD');
    expect(world.volunteer(0, ERASE)).toBe('ok');
    expect(world.volunteer(0, ERASE, by(STEN, OPENED))).toBe('ALREADY_ERASED');
    const closed = new DrawWorld().closed();
    expect(closed.volunteer(0, ERASE, self(0, AFTER_CLOSE))).toBe('ok');
  });
});

describe('a number', () => {
  it('belongs to one key', () => {
    expect(new Set(KEYS.map(({ number }) => number)).size).toBe(KEYS.length);
    expect(numberOfKey(toBase64(new Uint8Array(31)))).toBeUndefined();
    expect(numberOfKey('not base64')).toBeUndefined();
    expect(parseVolunteerId(volunteerId(DRAW, KEYS[0]!.number))).toEqual({ draw: DRAW, number: KEYS[0]!.number });
    expect(parseVolunteerId('5r5r-1')).toBeUndefined();
  });

  it('words stand for every refusal', () => {
    for (const code of VOLUNTEER_REFUSALS) expect(VOLUNTEER_WORDS[code]).toMatch(/\.$/);
  });
});
