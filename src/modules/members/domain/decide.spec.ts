import { describe, expect, it } from '@jest/globals';
import { addSeconds, type Instant } from '../../../kernel/instant.js';
import type { RosterCommand } from './commands.js';
import { MAX_KEYS } from './decide.js';
import type { NewKey } from './key.js';
import { secretHashOf } from './redeem.js';
import { REFUSAL_WORDS } from './refusals.js';
import { activeKey, activeKeyIds, EMPTY_ROSTER, memberOf, type Roster, rolesOf, stewards } from './roster.js';
import { after, ANYBODY, asMember, CLIENT, EDITOR, id, invited, joining, NOON, outcome, passkey, plainKey, profile, secret, smallWorld, STEWARD, SYSTEM, TOMORROW } from './world.fixture.js';

const world = smallWorld();
const byAnybody = (roster: Roster, command: RosterCommand, at: Instant = NOON): string => outcome(roster, command, { ...ANYBODY, at });
const bySteward = (roster: Roster, command: RosterCommand): string => outcome(roster, command, asMember(roster, STEWARD));

const recovery = (n: number, member: string): RosterCommand & { type: 'InviteRecovery' } => ({
  type: 'InviteRecovery',
  invitation: id(100 + n),
  secretHash: secretHashOf(secret(n)),
  member,
  expiresAt: TOMORROW,
});
const recovering = (n: number, key: NewKey): RosterCommand => ({ type: 'RedeemRecovery', invitation: id(100 + n), secret: secret(n), key });

describe('the first steward', () => {
  const first = (n: number): RosterCommand => ({
    type: 'InviteFirstSteward',
    invitation: id(100 + n),
    secretHash: secretHashOf(secret(n)),
    expiresAt: TOMORROW,
  });

  it('is invited by the system, and a newer invitation voids the older', () => {
    const once = after(EMPTY_ROSTER, first(1), SYSTEM);
    expect(outcome(once, first(1), SYSTEM)).toBe('INVITATION_EXISTS');
    const twice = after(once, first(2), SYSTEM);
    expect(byAnybody(twice, joining(1, id(1), passkey(1)))).toBe('INVITATION_REVOKED');
    expect(rolesOf(after(twice, joining(2, id(1), passkey(1)), ANYBODY), id(1))).toEqual(['steward']);
  });

  it('is not invited a second time, ever', () => {
    expect(outcome(world, first(9), SYSTEM)).toBe('STEWARD_EXISTS');
  });

  it('is not invited by somebody who only says that he is the system', () => {
    expect(outcome(EMPTY_ROSTER, first(1), { ...SYSTEM, authorization: 'anonymous' })).toBe('SYSTEM_ONLY');
  });
});

describe('an invitation', () => {
  const open = invited(world, 4, { kind: 'person', roles: ['editor', 'respondent:0123456789ab'] });
  const join = joining(4, id(4), passkey(4));
  const as = (change: Partial<RosterCommand & { type: 'RedeemInvitation' }>): RosterCommand => ({ ...join, ...change }) as RosterCommand;

  it('makes a member with its roles', () => {
    const joined = after(open, join, ANYBODY);
    expect(memberOf(joined, id(4))).toEqual({
      kind: 'person',
      status: 'active',
      roles: ['editor', 'respondent:0123456789ab'],
      keys: { [passkey(4).id]: { alg: 'ES256', publicKey: passkey(4).publicKey, use: 'passkey', rpId: 'localhost', origins: ['http://localhost:3000'], addedAt: NOON } },
    });
    expect(byAnybody(joined, as({ member: id(5), key: passkey(5) }))).toBe('ALREADY_USED');
  });

  it('opens only to its secret', () => expect(byAnybody(open, as({ secret: secret(5) }))).toBe('WRONG_SECRET'));
  it('tells nothing of its state without the secret', () => {
    expect(byAnybody(after(open, join, ANYBODY), as({ secret: secret(5) }))).toBe('WRONG_SECRET');
  });
  it('must exist', () => expect(byAnybody(open, as({ invitation: id(999) }))).toBe('UNKNOWN_INVITATION'));
  it('is open until the instant before its expiry', () => {
    expect(byAnybody(open, join, addSeconds(TOMORROW, -1))).toBe('ok');
    expect(byAnybody(open, join, TOMORROW)).toBe('EXPIRED');
  });
  it('can be withdrawn, once', () => {
    const command: RosterCommand = { type: 'RevokeInvitation', invitation: id(104) };
    const withdrawn = after(open, command, asMember(open, STEWARD, 'session'));
    expect(byAnybody(withdrawn, join)).toBe('INVITATION_REVOKED');
    expect(bySteward(withdrawn, command)).toBe('INVITATION_REVOKED');
    expect(bySteward(after(open, join, ANYBODY), command)).toBe('ALREADY_USED');
    expect(bySteward(open, { ...command, invitation: id(999) })).toBe('UNKNOWN_INVITATION');
  });
  it('makes no second member of one id', () => expect(byAnybody(open, as({ member: EDITOR }))).toBe('MEMBER_EXISTS'));
  it('takes no key that anybody registered, under any id', () => {
    expect(byAnybody(open, as({ key: passkey(2) }))).toBe('KEY_EXISTS');
    expect(byAnybody(open, as({ key: { ...passkey(2), id: passkey(9).id } }))).toBe('KEY_EXISTS');
    expect(byAnybody(open, as({ key: { ...passkey(9), id: passkey(2).id } }))).toBe('KEY_EXISTS');
  });
  it('does not recover', () => expect(byAnybody(open, recovering(4, passkey(4)))).toBe('WRONG_PURPOSE'));
  it('closes when its steward stops being one', () => {
    let roster = after(open, { type: 'GrantRole', member: EDITOR, role: 'steward' }, asMember(open, STEWARD));
    roster = after(roster, { type: 'RevokeRole', member: STEWARD, role: 'steward' }, asMember(roster, EDITOR));
    expect(byAnybody(roster, join)).toBe('INVITER_NOT_STEWARD');
  });
  it('expires within 30 days', () => {
    const invite = (expiresAt: Instant): RosterCommand => ({
      type: 'InviteMember',
      invitation: id(105),
      secretHash: secretHashOf(secret(5)),
      kind: 'person',
      roles: [],
      expiresAt,
    });
    expect(bySteward(world, invite(NOON))).toBe('EXPIRY_OUT_OF_RANGE');
    expect(bySteward(world, invite(addSeconds(NOON, 30 * 86_400)))).toBe('ok');
    expect(bySteward(world, invite(addSeconds(NOON, 30 * 86_400 + 1)))).toBe('EXPIRY_OUT_OF_RANGE');
  });
  it('for a client asks for a plain key, and makes no steward', () => {
    const client = invited(world, 6, { kind: 'client', roles: ['editor'] });
    expect(byAnybody(client, joining(6, id(6), passkey(6)))).toBe('KEY_NOT_FOR_CLIENT');
    expect(byAnybody(client, joining(6, id(6), plainKey(6)))).toBe('ok');
    const command = { type: 'InviteMember', invitation: id(105), secretHash: secretHashOf(secret(5)), kind: 'client', roles: ['steward'], expiresAt: TOMORROW } as const;
    expect(bySteward(world, command)).toBe('ROLE_NOT_FOR_CLIENT');
  });
});

describe('keys', () => {
  it('are added with an older key and revoked with a reason', () => {
    const two = after(world, { type: 'AddKey', key: plainKey(7) }, asMember(world, EDITOR));
    expect(activeKeyIds(two, EDITOR)).toEqual([passkey(2).id, plainKey(7).id].sort());
    const one = after(two, { type: 'RevokeKey', member: EDITOR, key: passkey(2).id, reason: 'lost' }, asMember(two, EDITOR, 'session'));
    expect(activeKey(one, EDITOR, passkey(2).id)).toBeUndefined();
    expect(activeKey(one, EDITOR, plainKey(7).id)?.addedAt).toBe(NOON);
    expect(outcome(one, { type: 'RevokeKey', member: EDITOR, key: passkey(2).id, reason: 'lost' }, asMember(one, EDITOR))).toBe('UNKNOWN_KEY');
    expect(outcome(one, { type: 'AddKey', key: passkey(2) }, asMember(one, EDITOR))).toBe('KEY_EXISTS');
  });

  it('are counted', () => {
    let roster = world;
    for (let n = 10; n < 10 + MAX_KEYS - 1; n++) roster = after(roster, { type: 'AddKey', key: plainKey(n) }, asMember(roster, EDITOR));
    expect(outcome(roster, { type: 'AddKey', key: plainKey(90) }, asMember(roster, EDITOR))).toBe('TOO_MANY_KEYS');
  });

  it('of a client are plain', () => expect(outcome(world, { type: 'AddKey', key: passkey(7) }, asMember(world, CLIENT, 'ed25519'))).toBe('KEY_NOT_FOR_CLIENT'));
});

describe('recovery', () => {
  it('replaces every key of the member', () => {
    const open = after(world, recovery(4, EDITOR), asMember(world, STEWARD));
    const recovered = after(open, recovering(4, passkey(8)), ANYBODY);
    expect(activeKeyIds(recovered, EDITOR)).toEqual([passkey(8).id]);
    expect(rolesOf(recovered, EDITOR)).toEqual(['editor']);
    expect(byAnybody(recovered, recovering(4, passkey(9)))).toBe('ALREADY_USED');
    expect(byAnybody(open, joining(4, id(4), passkey(8)))).toBe('WRONG_PURPOSE');
  });

  it('is not for oneself, nor for nobody, and a newer one voids the older', () => {
    expect(bySteward(world, recovery(4, STEWARD))).toBe('OWN_RECOVERY');
    expect(bySteward(world, recovery(4, id(77)))).toBe('UNKNOWN_MEMBER');
    const open = after(world, recovery(4, EDITOR), asMember(world, STEWARD));
    const newer = after(open, recovery(5, EDITOR), asMember(open, STEWARD));
    expect(byAnybody(newer, recovering(4, passkey(8)))).toBe('INVITATION_REVOKED');
    expect(byAnybody(newer, recovering(5, passkey(8)))).toBe('ok');
  });

  it('ends with the membership', () => {
    const open = after(world, recovery(4, EDITOR), asMember(world, STEWARD));
    const gone = after(open, { type: 'RemoveMember', member: EDITOR, reason: 'inactive' }, asMember(open, STEWARD));
    expect(byAnybody(gone, recovering(4, passkey(8)))).toBe('UNKNOWN_MEMBER');
  });
});

describe('roles', () => {
  it('are granted once, revoked once', () => {
    const more = after(world, { type: 'GrantRole', member: EDITOR, role: 'respondent:0123456789ab' }, asMember(world, STEWARD));
    expect(rolesOf(more, EDITOR)).toEqual(['editor', 'respondent:0123456789ab']);
    expect(bySteward(more, { type: 'GrantRole', member: EDITOR, role: 'editor' })).toBe('ALREADY_HAS_ROLE');
    expect(bySteward(world, { type: 'RevokeRole', member: EDITOR, role: 'steward' })).toBe('LACKS_ROLE');
    expect(bySteward(world, { type: 'GrantRole', member: CLIENT, role: 'steward' })).toBe('ROLE_NOT_FOR_CLIENT');
    for (const type of ['GrantRole', 'RevokeRole'] as const) expect(bySteward(world, { type, member: id(77), role: 'editor' })).toBe('UNKNOWN_MEMBER');
  });
});

describe('the last steward', () => {
  const acts: RosterCommand[] = [
    { type: 'RevokeKey', member: STEWARD, key: passkey(1).id, reason: 'unused' },
    { type: 'RevokeRole', member: STEWARD, role: 'steward' },
    { type: 'RemoveMember', member: STEWARD, reason: 'left' },
  ];
  it('stays', () => {
    for (const act of acts) expect(bySteward(world, act)).toBe('LAST_STEWARD');
  });
  it('may go when there is another who can act', () => {
    const two = after(world, { type: 'GrantRole', member: EDITOR, role: 'steward' }, asMember(world, STEWARD));
    for (const act of acts) expect(bySteward(two, act)).toBe('ok');
    const other = after(two, { type: 'RevokeKey', member: EDITOR, key: passkey(2).id, reason: 'lost' }, asMember(two, EDITOR));
    expect(stewards(other)).toEqual([STEWARD]);
    for (const act of acts) expect(bySteward(other, act)).toBe('LAST_STEWARD');
  });
});

describe('whoever was removed', () => {
  const gone = after(world, { type: 'RemoveMember', member: EDITOR, reason: 'misconduct' }, asMember(world, STEWARD));
  it('has no roles, no keys and no say', () => {
    expect(rolesOf(gone, EDITOR)).toEqual([]);
    expect(activeKeyIds(gone, EDITOR)).toEqual([]);
    expect(outcome(gone, { type: 'ReplaceProfile', profile }, asMember(gone, EDITOR))).toBe('NOT_A_MEMBER');
    for (const type of ['RevokeKey', 'RemoveMember'] as const) {
      const command = type === 'RevokeKey' ? ({ type, member: EDITOR, key: passkey(2).id, reason: 'lost' } as const) : ({ type, member: EDITOR, reason: 'left' } as const);
      expect(bySteward(gone, command)).toBe('UNKNOWN_MEMBER');
    }
  });
});

describe('malformed commands', () => {
  const good = joining(4, id(4), plainKey(4)) as RosterCommand & { type: 'RedeemInvitation' };
  const keys: Record<string, unknown> = {
    'none at all': null,
    'short id': { ...plainKey(4), id: 'abc' },
    'padded id': { ...plainKey(4), id: 'AAAAAAAAAAAAAAAAAAA=' },
    'unknown algorithm': { ...plainKey(4), alg: 'RS256' },
    'point of small order': { ...plainKey(4), publicKey: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
    'compressed P-256 point': { ...passkey(4), publicKey: 'AmsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKW' },
    'P-256 point off the curve': { ...passkey(4), publicKey: `B${'A'.repeat(85)}E=` },
    'passkey without origins': { ...passkey(4), origins: [] },
    'plain key with a relying party': { ...plainKey(4), rpId: 'localhost' },
    'plain key on P-256': { ...passkey(4), use: 'ed25519' },
    'part too many': { ...plainKey(4), note: 'hello' },
  };
  for (const [what, key] of Object.entries(keys)) {
    it(`key: ${what}`, () => expect(byAnybody(world, { ...good, key: key as NewKey })).toBe('MALFORMED_COMMAND'));
  }

  const commands: Record<string, unknown> = {
    null: null,
    'a text': 'AddKey',
    'no type': {},
    'a type of every object': { type: 'constructor' },
    'a member too many': { ...good, note: 'x' },
    'a member too few': { type: 'RevokeKey', member: STEWARD, key: passkey(1).id },
    'roles out of order': { type: 'InviteMember', invitation: id(9), secretHash: secretHashOf('x'), kind: 'person', roles: ['steward', 'editor'], expiresAt: TOMORROW },
    'a role of its own': { type: 'GrantRole', member: EDITOR, role: 'king' },
    'an unknown reason': { type: 'RemoveMember', member: EDITOR, reason: 'because' },
    'a name in place of a commitment': { ...good, profile: 'Ada' },
    'words where a path belongs': { type: 'EraseOpenings', openings: [{ entry: '019ab1c2-0000-7000-8000-000000000001', paths: ['poor Anna'] }], ground: 'unlawful' },
    'nothing to erase': { type: 'EraseOpenings', openings: [], ground: 'unlawful' },
  };
  for (const [what, command] of Object.entries(commands)) {
    it(what, () => expect(bySteward(world, command as RosterCommand)).toBe('MALFORMED_COMMAND'));
  }
});

it('every refusal has a sentence', () => {
  for (const words of Object.values(REFUSAL_WORDS)) expect(words).toMatch(/^[A-Z].*\.$/);
});
