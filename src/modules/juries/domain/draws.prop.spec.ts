import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../../../kernel/actor.js';
import type { AnyDecider } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { by } from '../../../kernel/world.fixture.js';
import { DRAW_SHAPES, type DrawCommand } from './draw-commands.js';
import { drawDecider } from './draw-decider.js';
import type { Draw } from './draw-state.js';
import { ADA, AFTER_CLOSE, AFTER_R1, AFTER_R2, C, DRAW, DrawWorld, holder, KEYS, OPEN, OPENED, RULES, SARA, STAND, STEN, SYSTEM, UUID } from './draw-world.fixture.js';
import { QUICKNET_1001 } from './rounds.fixture.js';
import { VOLUNTEER_SHAPES, type VolunteerCommand } from './volunteer-commands.js';
import { volunteerDecider } from './volunteer-decider.js';
import { volunteerId } from './volunteer-number.js';
import { EXCLUSION_REASONS } from './volunteer-state.js';

/** Whatever is asked, by whomever, in whatever order: the log of what was lawful gives the same events and states again. */
const erase = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/note'] }], ground: 'data-protection' } as const;
const volunteerCommands: fc.Arbitrary<VolunteerCommand> = fc.oneof(
  { arbitrary: fc.constant(STAND), weight: 8 },
  fc.constant<VolunteerCommand>({ type: 'WithdrawVolunteer' }),
  fc.constantFrom(...EXCLUSION_REASONS).map((reason): VolunteerCommand => ({ type: 'ExcludeVolunteer', reason, note: C })),
  fc.constant<VolunteerCommand>({ type: 'AppealExclusion', text: C }),
  fc.boolean().map((lifted): VolunteerCommand => ({ type: 'DecideAppeal', lifted, note: C })),
  fc.constant<VolunteerCommand>(erase),
);
/** Commands that depend on how things stand are made when their turn comes. */
const drawCommands = fc.constantFrom<(world: DrawWorld) => DrawCommand>(
  () => OPEN,
  () => ({ type: 'RelaxQuotas', quotas: RULES.quotas.map((quota) => ({ ...quota, min: 0, max: 2 })) }),
  (world) => ({ type: 'ClosePool', announcement: world.bundle().announcement }),
  (world) => ({ type: 'ClosePool', announcement: { ...world.bundle().announcement, size: 3 } }),
  (world) => (world.it.announcement ? world.dealing() : OPEN),
  (world) => (world.it.announcement && world.it.order?.length === 6 ? world.drawing() : OPEN),
  (world) => (world.it.announcement && world.it.order?.length === 6 ? { ...world.drawing(), round: QUICKNET_1001 } : OPEN),
  () => ({ type: 'VoidDraw', reason: 'cancelled', note: C }),
);
const actors = fc.constantFrom<Actor>(STEN, STEN, SARA, ADA, SYSTEM, ...KEYS.slice(0, 3).map(({ key }) => holder(key)));
const instants = fc.constantFrom(OPENED, addSeconds(OPENED, DAY_SECONDS), AFTER_CLOSE, AFTER_R1, AFTER_R2);
const steps = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ volunteer: volunteerCommands, i: fc.integer({ min: 0, max: 5 }), actor: actors, own: fc.boolean(), at: instants, signed: fc.boolean() }), weight: 5 },
    { arbitrary: fc.record({ draw: drawCommands, actor: actors, at: instants }), weight: 2 },
  ),
  { minLength: 5, maxLength: 40 },
);

describe('whatever is asked', () => {
  it('the log replays, and who sits stood in the pool', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (asked, collected) => {
        const world = new DrawWorld().open();
        if (collected) world.collect();
        for (const step of asked) {
          if ('volunteer' in step) {
            const actor = step.own ? holder(KEYS[step.i]!.key) : step.actor;
            world.ask(volunteerDecider, volunteerId(DRAW, KEYS[step.i]!.number), step.volunteer, step.signed ? by(actor, step.at) : by(actor, step.at, 'session'));
          } else world.draw(step.draw(world), by(step.actor, step.at));
        }
        const { order, seated, reserve, status } = world.it;
        if (status === 'drawn') expect([...seated, ...reserve].sort()).toEqual([...order!]);

        const again = new DrawWorld();
        for (const entry of JSON.parse(JSON.stringify(world.log)) as typeof world.log) {
          const decider = (entry.kind === 'draw' ? drawDecider : volunteerDecider) as unknown as AnyDecider;
          expect(again.ask(decider, entry.id, entry.command, entry.circumstances)).toBe('ok');
          expect(JSON.parse(JSON.stringify(again.log.at(-1)?.events))).toStrictEqual(entry.events);
        }
        expect(again.states).toStrictEqual(world.states);
      }),
      { numRuns: 60 },
    );
  });

  it('what is malformed is refused as that, and never thrown at', () => {
    const types = [...Object.keys(DRAW_SHAPES), ...Object.keys(VOLUNTEER_SHAPES), 'constructor'];
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...types), (junk, type) => {
        const command: unknown = typeof junk === 'object' && junk !== null ? { ...junk, type, junk } : junk;
        expect(new DrawWorld().open().draw(command as DrawCommand, by(STEN, OPENED))).toBe('MALFORMED');
        expect(new DrawWorld().open().volunteer(0, command as VolunteerCommand)).toBe('MALFORMED');
        expect((new DrawWorld().open().state('draw', DRAW) as Draw).status).toBe('collecting');
      }),
    );
  });
});
