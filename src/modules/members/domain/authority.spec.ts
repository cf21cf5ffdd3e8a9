import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import type { RosterCommand } from './commands.js';
import { secretHashOf } from './redeem.js';
import { ANYBODY, asMember, CLIENT, EDITOR, id, invited, joining, outcome, passkey, plainKey, profile, secret, smallWorld, STEWARD, SYSTEM, TOMORROW } from './world.fixture.js';

/** Every command asked by everybody: the table of docs/spec/members.md, "Who may ask". */
const world = invited(smallWorld(), 4, { kind: 'person', roles: ['editor'] });
const invites = { secretHash: secretHashOf(secret(9)), expiresAt: TOMORROW };

const ASKERS: Record<string, Circumstances> = {
  anybody: ANYBODY,
  system: SYSTEM,
  'editor by session': asMember(world, EDITOR, 'session'),
  'editor signed': asMember(world, EDITOR),
  'client signed': asMember(world, CLIENT, 'ed25519'),
  'steward by session': asMember(world, STEWARD, 'session'),
  'steward signed': asMember(world, STEWARD),
};
const NAMES = Object.keys(ASKERS);

const NAM = 'NOT_A_MEMBER';
const NST = 'NOT_STEWARD';
const NSI = 'NOT_SIGNED';
const ANO = 'NOT_ANONYMOUS';
const SYS = 'SYSTEM_ONLY';
const OUTSIDERS = [NAM, NAM];

//                             what, then: anybody, system, editor by session, editor, client, steward by session, steward
const TABLE: [string, RosterCommand, string[]][] = [
  ['InviteFirstSteward', { type: 'InviteFirstSteward', invitation: id(200), ...invites }, [SYS, 'STEWARD_EXISTS', SYS, SYS, SYS, SYS, SYS]],
  ['InviteMember', { type: 'InviteMember', invitation: id(200), ...invites, kind: 'person', roles: [] }, [...OUTSIDERS, NST, NST, NST, NSI, 'ok']],
  ['InviteRecovery', { type: 'InviteRecovery', invitation: id(200), ...invites, member: EDITOR }, [...OUTSIDERS, NST, NST, NST, NSI, 'ok']],
  ['RevokeInvitation', { type: 'RevokeInvitation', invitation: id(104) }, [...OUTSIDERS, NST, NST, NST, 'ok', 'ok']],
  ['RedeemInvitation', joining(4, id(4), passkey(4)), ['ok', ANO, ANO, ANO, ANO, ANO, ANO]],
  ['RedeemRecovery', { type: 'RedeemRecovery', invitation: id(999), secret: secret(1), key: passkey(4) }, ['UNKNOWN_INVITATION', ANO, ANO, ANO, ANO, ANO, ANO]],
  ['AddKey', { type: 'AddKey', key: plainKey(4) }, [...OUTSIDERS, NSI, 'ok', 'ok', NSI, 'ok']],
  ['RevokeKey of the editor', { type: 'RevokeKey', member: EDITOR, key: passkey(2).id, reason: 'lost' }, [...OUTSIDERS, 'ok', 'ok', NST, NSI, 'ok']],
  ['GrantRole', { type: 'GrantRole', member: EDITOR, role: 'steward' }, [...OUTSIDERS, NST, NST, NST, NSI, 'ok']],
  ['RevokeRole', { type: 'RevokeRole', member: EDITOR, role: 'editor' }, [...OUTSIDERS, NST, NST, NST, NSI, 'ok']],
  ['RemoveMember the editor', { type: 'RemoveMember', member: EDITOR, reason: 'left' }, [...OUTSIDERS, NSI, 'ok', NST, NSI, 'ok']],
  ['ReplaceProfile', { type: 'ReplaceProfile', profile }, [...OUTSIDERS, 'ok', 'ok', 'ok', 'ok', 'ok']],
  [
    'EraseOpenings',
    { type: 'EraseOpenings', openings: [{ entry: '019ab1c2-0000-7000-8000-000000000001', paths: 'all' }], ground: 'consent-withdrawn' },
    [...OUTSIDERS, NST, NST, NST, NSI, 'ok'],
  ],
];

describe('who may ask what of the roster', () => {
  for (const [what, command, expected] of TABLE) {
    it(what, () => {
      expect(NAMES.map((name) => `${name}: ${outcome(world, command, ASKERS[name]!)}`)).toEqual(
        NAMES.map((name, i) => `${name}: ${expected[i]}`),
      );
    });
  }

  it('believes the roster, not the roles an actor states of himself', () => {
    const boast: Circumstances = { ...asMember(world, EDITOR), actor: { kind: 'member', id: EDITOR, roles: ['steward'] } };
    expect(outcome(world, { type: 'GrantRole', member: EDITOR, role: 'steward' }, boast)).toBe('NOT_STEWARD');
  });

  it('knows no member who acts without a method of his own', () => {
    expect(outcome(world, { type: 'ReplaceProfile', profile }, asMember(world, EDITOR, 'anonymous'))).toBe('NOT_A_MEMBER');
    expect(outcome(world, { type: 'ReplaceProfile', profile }, asMember(world, EDITOR, 'system'))).toBe('NOT_A_MEMBER');
  });

  it('knows no member called like a member of every object', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(outcome(world, { type: 'ReplaceProfile', profile }, { ...ANYBODY, actor: { kind: 'member', id: name, roles: [] } })).toBe('NOT_A_MEMBER');
    }
  });
});
