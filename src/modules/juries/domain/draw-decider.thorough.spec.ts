import { expect, it } from '@jest/globals';
import { by } from '../../../kernel/world.fixture.js';
import { AFTER_R2, DrawWorld, SYSTEM } from './draw-world.fixture.js';

it('of all pairs that six people make, the round draws one: every other panel is refused', () => {
  const dealt = new DrawWorld().dealt();
  const good = dealt.drawing();
  const pairs = [0, 1, 2, 3, 4, 5].flatMap((i) => [0, 1, 2, 3, 4, 5].filter((j) => j > i).map((j) => [i, j]));
  const others = pairs.filter((panel) => panel.join() !== good.panel.join());
  expect(others).toHaveLength(14);
  for (const panel of others) expect(dealt.draw({ ...good, panel }, by(SYSTEM, AFTER_R2))).toBe('WRONG_PANEL');
});
