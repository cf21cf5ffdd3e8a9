import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../kernel/actor.js';
import { parseInstant } from '../kernel/instant.js';
import type { Entry } from '../ledger/core/index.js';
import { EMPTY_ROSTER, type Member, type Roster } from '../modules/members/domain/index.js';
import { checkAuthority } from './authority.js';

const BEN = '3k7w9qzp04tn';

function rosterOf(ben: Partial<Member>): Roster {
  return { ...EMPTY_ROSTER, members: { [BEN]: { kind: 'person', status: 'active', roles: ['editor'], keys: {}, ...ben } } };
}

function claimed(actor: Actor): Entry {
  const at = parseInstant('2026-11-22T07:00:00.000Z')!;
  const zeros = '0'.repeat(64);
  return {
    v: 1, seq: 9, prev: zeros, id: '019ab1c2-0000-7000-8000-000000000001', at, sequencedAt: at, rules: 'reports/1',
    stream: { kind: 'report', id: '5m0c8xk2h7rd', n: 1, prev: zeros }, actor, authorization: { method: 'session' },
    command: { type: 'ClaimReport' }, events: [{ type: 'ReportClaimed', by: BEN }],
  };
}

const kinds = (roster: Roster | undefined, roles: readonly string[]): readonly string[] =>
  checkAuthority(claimed({ kind: 'member', id: BEN, roles }), 'moot.example', roster).map(({ kind }) => kind);

describe('an act by session', () => {
  it('is believed of an active member with his roles', () => {
    expect(kinds(rosterOf({}), ['editor'])).toEqual([]);
    expect(kinds(rosterOf({ roles: [] }), [])).toEqual([]);
    expect(kinds(rosterOf({}), ['steward'])).toEqual(['ROLES_DIFFER']);
  });

  it('is not believed of somebody who was removed, or never was a member, though the entry claims no role', () => {
    expect(kinds(rosterOf({ status: 'removed' }), [])).toEqual(['ACTOR_UNPROVEN']);
    expect(kinds(rosterOf({ status: 'removed' }), ['editor'])).toEqual(['ROLES_DIFFER', 'ACTOR_UNPROVEN']);
    expect(kinds(EMPTY_ROSTER, [])).toEqual(['ACTOR_UNPROVEN']);
    expect(kinds(undefined, [])).toEqual(['ACTOR_UNPROVEN']);
  });
});
