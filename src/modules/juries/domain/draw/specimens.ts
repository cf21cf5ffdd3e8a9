import { announcedBundle } from './assemble.js';
import type { Bundle, DrawRules } from './bundle.js';
import type { Instance } from './instance.js';

/**
 * The smallest draw that shows everything: four young people and two old ones, one seat for each age. The young have a chance of one
 * in four, the old of one in two. It is the example of docs/spec/draw.md.
 */
export const SMALL: Instance = {
  size: 2,
  quotas: [
    { category: 'age', value: 'young', min: 1, max: 1 },
    { category: 'age', value: 'old', min: 1, max: 1 },
  ],
  people: ['young', 'young', 'young', 'young', 'old', 'old'].map((age, i) => ({ id: `p${i}`, features: [age], household: null })),
};

export const SMALL_RULES: DrawRules = {
  size: 2,
  panels: 20,
  method: 'leximin',
  cap: null,
  quotas: SMALL.quotas,
  solver: { id: 'by hand', wasm: '00'.repeat(31) + '01' },
  nodeLimit: 1,
};

/** Types are in the order of their features, so the old come first; as far as the first round. */
export function smallBundle(dealRound: Bundle['announcement']['deal'] = null): Bundle {
  const salts = SMALL.people.map((_, i) => new Uint8Array(32).fill(i + 1));
  const levels = [
    { value: '1/4', types: [1], weights: [[1, 1]], bound: 1, multipliers: [[1, 1]] },
    { value: '1/2', types: [0], weights: [[0, 1]], bound: 1, multipliers: [[2, 1]] },
  ] as const;
  return announcedBundle({ instance: SMALL, rules: SMALL_RULES, exclusions: [], salts }, { levels, lottery: [{ types: [[0, 1], [1, 1]], times: 20 }] }, dealRound);
}
