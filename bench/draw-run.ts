import { readInstance } from '../src/cli/draw/instance-directory.js';
import { fingerprint, type Instance, type Bundle, checkBundle, loadSolver, NODE_LIMIT, searchLottery, SOLVER, typeTable, announcedBundle, dealtBundle, drawnBundle } from '../src/modules/juries/solver/index.js';
import { heaviestPanel } from '../verifier/heaviest-panel.js';
import { usePlatformSha256 } from '../verifier/platform-crypto.js';
import { generatedPool } from './draw-pool.js';
import { seconds } from './measure.js';

/** In a process of its own, for the sake of its memory: one draw from instance to bundle, and its check. */
const { BENCH_INSTANCE: folder = '', BENCH_SIZE: size = '20' } = process.env;
const DEAL = {
  chain: 'quicknet',
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};
const DRAW = {
  chain: 'quicknet',
  round: 1001,
  randomness: 'b0a591ad1b9002cfc372ac6e30abd3da8d3088d4caae026961743474fb94235f',
  signature: 'b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41',
};

usePlatformSha256();
const instance: Instance = folder === '' ? generatedPool(250, Number(size)) : await readInstance(folder, Number(size), { household: [] });
let bundle: Bundle | undefined;
const drawing = await seconds(async () => {
  const highs = await loadSolver();
  const result = searchLottery(highs, { instance, panels: 1000, method: 'leximin', cap: undefined, nodeLimit: NODE_LIMIT }, () => undefined);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const rules = { size: Number(size), panels: 1000, method: 'leximin', cap: null, quotas: instance.quotas, solver: SOLVER, nodeLimit: NODE_LIMIT } as const;
  const salts = instance.people.map((_, i) => new Uint8Array(32).fill(i % 256));
  const announced = announcedBundle({ instance, rules, exclusions: [], salts }, result.found, { chain: DEAL.chain, round: DEAL.round });
  bundle = drawnBundle(dealtBundle(announced, typeTable(instance), DEAL), DRAW);
});
const drawn = bundle!;
const checking = await seconds(async () => {
  const { findings } = checkBundle(drawn, heaviestPanel);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
});
process.send?.({
  drawing,
  checking,
  megabytes: process.resourceUsage().maxRSS / 1000,
  types: drawn.types.length,
  min: drawn.levels[0]!.value,
  label: drawn.label,
  gap: drawn.gap,
  hash: fingerprint(drawn),
});
process.on('SIGTERM', () => process.exit(0));
