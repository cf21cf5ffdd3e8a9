import type { Actor } from '../../../kernel/actor.js';
import { toBase64 } from '../../../kernel/bytes.js';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import { by, member, World } from '../../../kernel/world.fixture.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { exclusionsOf, poolOrder } from './close-pool.js';
import {
  type Announcement, type BeaconRound, type Bundle, announcedBundle, choose, dealtBundle, type DrawRules, fingerprint, type Instance, typeTable,
} from './draw/index.js';
import type { DrawCommand } from './draw-commands.js';
import { drawDecider } from './draw-decider.js';
import { volunteersIn } from './draw-reads.js';
import type { Draw, RoundName } from './draw-state.js';
import { provePanel } from './panel-proof.js';
import { DEFAULT_1, QUICKNET_1000, R1_TIME, R2_TIME } from './rounds.fixture.js';
import type { VolunteerCommand } from './volunteer-commands.js';
import { volunteerDecider } from './volunteer-decider.js';
import { numberOfKey, volunteerId } from './volunteer-number.js';

/** A draw of two out of six for the specs: four young people and two old ones, one seat for each age. */
export const DRAW = '5r5r5r5r5r5r';
export const C: Commitment = `sha256:${'0f'.repeat(32)}`;
export const UUID = '019ab1c2-0000-7000-8000-000000000001';
export const COUNCIL = '3k7w9qzp04tn';
export const STEN = member('sten00000000', 'steward');
export const SARA = member('sara00000000', 'steward');
export const ADA = member('ada000000000');
export const SYSTEM: Actor = { kind: 'system', part: 'beacon' };
export const holder = (key: string): Actor => ({ kind: 'reporter', key });

export const RULES: DrawRules = {
  size: 2,
  panels: 20,
  method: 'leximin',
  cap: null,
  quotas: [
    { category: 'age', value: 'young', min: 1, max: 1 },
    { category: 'age', value: 'old', min: 1, max: 1 },
  ],
  solver: { id: 'highs 1.15.3', wasm: '00'.repeat(32) },
  nodeLimit: 1,
};

/** The pool closes a day before R1. */
export const CLOSES: Instant = addSeconds(R1_TIME, -DAY_SECONDS);
export const OPENED: Instant = addSeconds(CLOSES, -14 * DAY_SECONDS);
export const AFTER_CLOSE: Instant = addSeconds(CLOSES, 60);
export const AFTER_R1: Instant = addSeconds(R1_TIME, 60);
export const AFTER_R2: Instant = addSeconds(R2_TIME, 60);
export const R1: RoundName = { chain: DEFAULT_1.chain, round: DEFAULT_1.round };
export const R2: RoundName = { chain: QUICKNET_1000.chain, round: QUICKNET_1000.round };

/** Keys in the order of their numbers. */
export const KEYS = Array.from({ length: 8 }, (_, i) => toBase64(new Uint8Array(32).fill(i + 1)))
  .map((key) => ({ key, number: numberOfKey(key)! }))
  .sort((a, b) => (a.number < b.number ? -1 : 1));

export const OPEN: Extract<DrawCommand, { type: 'OpenDraw' }> = { type: 'OpenDraw', purpose: { kind: 'jury' }, rules: RULES, closesAt: CLOSES, leadSeconds: 86_400, excluding: [], text: C };
export const STAND: VolunteerCommand = { type: 'Volunteer', row: C, contact: C, consent: 1 };

export class DrawWorld extends World {
  draw(command: DrawCommand, circumstances: Parameters<typeof drawDecider.decide>[2], id = DRAW): string {
    return this.ask(drawDecider, id, command, circumstances);
  }

  volunteer(i: number, command: VolunteerCommand, circumstances = by(holder(KEYS[i]!.key), OPENED), draw = DRAW): string {
    return this.ask(volunteerDecider, volunteerId(draw, KEYS[i]!.number), command, circumstances);
  }

  get it(): Draw {
    return this.state('draw', DRAW) as Draw;
  }

  open(): this {
    return this.must(drawDecider, DRAW, OPEN, by(STEN, OPENED));
  }

  /** The first so many of the keys stand. */
  collect(people = 6): this {
    for (let i = 0; i < people; i++) if (this.volunteer(i, STAND) !== 'ok') throw new Error('cannot volunteer');
    return this;
  }

  bundle(): Bundle {
    return bundleOf(this);
  }

  close(change: Partial<Announcement> = {}, at = AFTER_CLOSE): string {
    return this.draw({ type: 'ClosePool', announcement: { ...this.bundle().announcement, ...change } }, by(STEN, at));
  }

  dealing(round: BeaconRound = DEFAULT_1, next: RoundName = R2): Extract<DrawCommand, { type: 'RecordDeal' }> {
    return { type: 'RecordDeal', round, root: dealtOf(this).deal!.root, next, bundle: fingerprint('a bundle') };
  }

  drawing(round: BeaconRound = QUICKNET_1000): Extract<DrawCommand, { type: 'RecordPanel' }> {
    const { panels, root } = dealtOf(this).deal!;
    const { index } = choose(root, panels, 6, round);
    return { type: 'RecordPanel', round, panel: panels[index]!, path: provePanel(this.it.announcement!, panels, index) };
  }

  closed(): this {
    if (this.open().collect().close() !== 'ok') throw new Error('cannot close');
    return this;
  }

  dealt(): this {
    return this.closed().must(drawDecider, DRAW, this.dealing(), by(SYSTEM, AFTER_R1));
  }
}

/** As a lottery of the pool as it stands; who is old is the same whoever stands. */
function bundleOf(world: DrawWorld): Bundle {
  const volunteers = volunteersIn({ one: () => undefined, under: (kind, parent) => under(world, kind, parent) }, DRAW);
  const order = poolOrder(volunteers);
  const rules = world.it.rules ?? RULES;
  const old = new Set([KEYS[4]!.number, KEYS[5]!.number]);
  const instance: Instance = { size: rules.size, quotas: rules.quotas, people: order.map((id) => ({ id, features: [old.has(id) ? 'old' : 'young'], household: null })) };
  const salts = order.map((_, i) => new Uint8Array(32).fill(i + 1));
  return announcedBundle({ instance, rules, exclusions: exclusionsOf(volunteers), salts }, { levels: [], lottery: [{ types: [[0, 1], [1, 1]], times: rules.panels }] }, R1);
}

function dealtOf(world: DrawWorld): Bundle {
  const bundle = bundleOf(world);
  const people = bundle.pool.rows!.map(({ person }) => person);
  return dealtBundle({ ...bundle, announcement: world.it.announcement! }, typeTable({ ...RULES, people }), DEFAULT_1);
}

function under(world: DrawWorld, kind: string, parent: string): { id: string; state: unknown }[] {
  return [...world.states.keys()]
    .filter((key) => key.startsWith(`${kind}/${parent}-`))
    .sort()
    .map((key) => ({ id: key.slice(kind.length + 1), state: world.states.get(key) }));
}
