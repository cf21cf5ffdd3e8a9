/**
 * `npm test`: the specs that need nothing but Node, then the end-to-end specs against real PostgreSQL, then one line
 * `N passed, M failed`.
 *
 *     npm test                     everything
 *     npm test -- --unit           only rules and their examples (`*.spec`), in seconds: for after every change
 *     npm test -- src/ledger/core  only the specs whose path matches
 *
 * `--unit` leaves out what proves the same rules by very many cases (`*.prop.spec`, `*.thorough.spec`): random lives, every tree,
 * every leaf of a bundle, forged logs. It takes as long again, and nothing is released without it.
 *
 * A test that needs something this machine may lack carries a tag in its title or in that of a describe around it:
 * `[chromium]`, `[redis]`, `[root]` or `[shared data]` (real data sets beside the checkout). It skips itself when the thing is
 * absent, and this script says so. With FOLKMOOT_NO_SKIP=1 a skipped test fails the run; only what cannot be installed, the
 * shared data and the rights of root, may then still be absent.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const sharedData = process.env.FOLKMOOT_SHARED_DATA ?? join(ROOT, '../shared/data');
/** Tag in the title, why such a test may be skipped, and whether this machine excuses it even where skipping is forbidden. */
const REASONS = [
  { tag: '[chromium]', reason: 'for lack of Chromium (Debian package chromium)', excused: false },
  { tag: '[redis]', reason: 'for lack of a Redis server (Debian package redis-server)', excused: false },
  { tag: '[root]', reason: 'because they must run as root', excused: process.getuid?.() !== 0 },
  { tag: '[shared data]', reason: 'for lack of the real data sets beside the checkout (FOLKMOOT_SHARED_DATA)', excused: !existsSync(sharedData) },
];
const UNTOLD = { tag: '', reason: 'for a reason that their titles do not tell', excused: false };

const options = process.argv.slice(2);
const patterns = options.filter((option) => !option.startsWith('--'));
const unknown = options.filter((option) => option.startsWith('--') && option !== '--unit');
if (unknown.length > 0) {
  process.stderr.write(`Unknown option ${unknown[0]}. Usage: npm test [-- --unit] [path …]\n`);
  process.exit(2);
}
const unitOnly = options.includes('--unit');

const heading = (text) => process.stdout.write(`\n=== ${text} ===\n\n`);

function node(...args) {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

/** Runs jest projects together and counts from jest's own report; a run that ends badly without a report is one failure. */
function run(projects, ...more) {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
  try {
    const report = join(folder, 'report.json');
    const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', ...projects];
    const narrowed = patterns.length > 0 ? ['--testPathPatterns', ...patterns, '--passWithNoTests'] : [];
    const passed = node(...jest, ...more, ...narrowed, '--json', `--outputFile=${report}`);
    const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
    const failed = result === undefined ? 1 : result.numFailedTests + result.numRuntimeErrorTestSuites;
    const tests = result === undefined ? [] : result.testResults.flatMap((suite) => suite.assertionResults);
    return {
      passed: result?.numPassedTests ?? 0,
      failed: passed ? failed : Math.max(failed, 1),
      skipped: tests.filter(({ status }) => status === 'pending' || status === 'todo' || status === 'disabled').map(({ fullName }) => fullName),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Says plainly what was not run and why, and answers how many of the skips are failures. */
function explainSkips(skipped) {
  if (skipped.length === 0) return 0;
  heading('skipped');
  const reasonOf = (title) => REASONS.find(({ tag }) => title.includes(tag)) ?? UNTOLD;
  let failures = 0;
  for (const reason of [...REASONS, UNTOLD]) {
    const titles = skipped.filter((title) => reasonOf(title) === reason);
    if (titles.length === 0) continue;
    const fails = process.env.FOLKMOOT_NO_SKIP === '1' && !reason.excused;
    if (fails) failures += titles.length;
    process.stdout.write(`${titles.length} skipped ${reason.reason}${fails ? ': skipping is forbidden here (FOLKMOOT_NO_SKIP)' : ''}\n`);
    for (const title of titles) process.stdout.write(`  - ${title}\n`);
  }
  return failures;
}

const results = [];
heading(`${unitOnly ? 'unit' : 'unit and thorough'}: pure code, nothing but Node`);
results.push(run(unitOnly ? ['unit'] : ['unit', 'thorough'], '--maxWorkers=100%'));
if (!unitOnly) {
  heading('build: the program that some end-to-end tests start');
  if (!node('scripts/build.js', '--if-stale')) results.push({ passed: 0, failed: 1, skipped: [] });
  heading('end to end: real PostgreSQL, real servers');
  // One more than the cores of a small machine: these specs spend half their time waiting for clocks, name servers and browsers.
  results.push(run(['e2e'], '--maxWorkers=3'));
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const skipped = results.flatMap((result) => result.skipped);
const failed = sum(results.map((result) => result.failed)) + explainSkips(skipped);
const passed = sum(results.map((result) => result.passed));
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
