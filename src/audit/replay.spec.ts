import { describe, expect, it } from '@jest/globals';
import type { AnyDecider } from '../kernel/decider.js';
import { decided, refused } from '../kernel/decision.js';
import { parseInstant } from '../kernel/instant.js';
import type { Entry } from '../ledger/core/index.js';
import { catalogueOf } from './catalogue.js';
import { Replay } from './replay.js';

/** A counter that may be raised up to two, speaks of other counters, and is easily confused. */
const counter: AnyDecider = {
  kind: 'counter',
  rules: 'counters/1',
  initial: () => 0,
  decide: (n, command) => {
    if (command.type === 'Confuse') throw new Error('not for an auditor to hear');
    return (n as number) < 2 ? decided({ type: 'Raised', to: (n as number) + 1 }) : refused('FULL');
  },
  evolve: (_, event) => {
    if (event.type !== 'Raised') throw new Error('no such event');
    return (event as unknown as { to: number }).to;
  },
  references: (event) => ('of' in event ? [{ kind: 'counter', id: String(event.of) }] : []),
};
const catalogue = catalogueOf([counter], [{ kind: 'counter', id: 'one' }]);

function entry(events: readonly { type: string; [member: string]: string | number }[], { type = 'Raise', id = 'one', rules = 'counters/1' } = {}): Entry {
  const at = parseInstant('2026-11-22T07:00:00.000Z')!;
  const zeros = '0'.repeat(64);
  return {
    v: 1, seq: 0, prev: zeros, id: '019ab1c2-0000-7000-8000-000000000001', at, sequencedAt: at, rules, stream: { kind: 'counter', id, n: 0, prev: zeros },
    actor: { kind: 'anonymous' }, authorization: { method: 'anonymous' }, command: { type }, events,
  };
}

describe('replay', () => {
  it('agrees where the rules give the same', () => {
    const replay = new Replay(catalogue);
    expect(replay.apply(entry([{ type: 'Raised', to: 1 }]))).toEqual([]);
    expect(replay.apply(entry([{ type: 'Raised', to: 2 }]))).toEqual([]);
    expect(replay.state('counter', 'one')).toBe(2);
  });

  it('tells a forged entry once and follows the log from there', () => {
    const replay = new Replay(catalogue);
    expect(replay.apply(entry([{ type: 'Raised', to: 0 }]))).toEqual([{ kind: 'EVENTS_DIFFER', detail: 'Raised, not Raised' }]);
    expect(replay.apply(entry([{ type: 'Raised', to: 1 }]))).toEqual([]);
  });

  it('names the refusal', () => {
    const replay = new Replay(catalogue);
    for (const to of [1, 2]) replay.apply(entry([{ type: 'Raised', to }]));
    expect(replay.apply(entry([{ type: 'Raised', to: 3 }]))).toEqual([{ kind: 'REFUSED_BY_RULES', detail: 'FULL' }]);
  });

  it('survives rules that throw and events that no rule made', () => {
    const replay = new Replay(catalogue);
    expect(replay.apply(entry([{ type: 'Raised', to: 1 }], { type: 'Confuse' }))).toMatchObject([{ kind: 'REFUSED_BY_RULES' }]);
    expect(replay.apply(entry([{ type: 'Sunk' }]))).toMatchObject([{ kind: 'EVENTS_DIFFER', detail: 'Raised, not Sunk' }]);
    expect(replay.state('counter', 'one')).toBe(1);
  });

  it('knows no other rules, streams or strangers', () => {
    const replay = new Replay(catalogue);
    expect(replay.apply(entry([{ type: 'Raised', to: 1 }], { rules: 'counters/2' }))).toMatchObject([{ kind: 'UNKNOWN_RULES' }]);
    expect(replay.apply(entry([{ type: 'Raised', to: 1 }], { id: 'two' }))).toMatchObject([{ kind: 'REFUSED_BY_RULES' }]);
    expect(replay.apply(entry([{ type: 'Raised', to: 1, of: 'nobody' }]))).toMatchObject([{ kind: 'EVENTS_DIFFER' }, { kind: 'UNKNOWN_REFERENCE' }]);
  });

  it('asks nothing where it is told not to', () => {
    const replay = new Replay(catalogue);
    expect(replay.apply(entry([{ type: 'Sunk' }]), false)).toEqual([]);
    expect(replay.streams).toBe(1);
  });

  it('shows a decision the streams under a parent as they stood before it, itself not among them', () => {
    const row: AnyDecider = {
      kind: 'row',
      rules: 'rows/1',
      initial: () => 0,
      reads: () => [{ kind: 'row', under: 'p' }],
      decide: (_, __, { others }) => decided({ type: 'Placed', seen: others!.under('row', 'p').map(({ id, state }) => `${id}:${String(state)}`).join(' ') }),
      evolve: () => 1,
    };
    const replay = new Replay(catalogueOf([row]));
    const placed = (id: string, seen: string): Entry => ({ ...entry([{ type: 'Placed', seen }], { rules: 'rows/1' }), stream: { kind: 'row', id, n: 0, prev: '0'.repeat(64) } });
    expect([placed('p-2', ''), placed('p-1', 'p-2:1'), placed('q-1', 'p-1:1 p-2:1')].flatMap((one) => replay.apply(one))).toEqual([]);
  });
});
