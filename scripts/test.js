/**
 * `npm test`: the unit specs, then the end-to-end specs against real PostgreSQL, then one line `N passed, M failed`.
 *
 *     npm test                     everything
 *     npm test -- --unit           only what needs nothing but Node, in seconds
 *     npm test -- src/ledger/core  only the specs whose path matches
 *
 * A test that needs something this machine may lack carries a tag in its title or in that of a describe around it:
 * `[chromium]`, `[redis]` or `[shared data]` (real data sets beside the checkout). It skips itself when the thing is absent,
 * and this script says so. With FOLKMOOT_NO_SKIP=1 a skipped test fails the run; only the shared data, which a stranger
 * has no way to install, may then still be absent.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const REASONS = {
  '[chromium]': 'for lack of Chromium (Debian package chromium)',
  '[redis]': 'for lack of a Redis server (Debian package redis-server)',
  '[shared data]': 'for lack of the real data sets beside the checkout (FOLKMOOT_SHARED_DATA)',
};

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

/** Runs one jest project and counts from jest's own report; a run that ends badly without a report is one failure. */
function runProject(project, ...more) {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
  try {
    const report = join(folder, 'report.json');
    const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', project];
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
  const forbidden = process.env.FOLKMOOT_NO_SKIP === '1';
  const sharedData = existsSync(process.env.FOLKMOOT_SHARED_DATA ?? join(ROOT, '../shared/data'));
  let failures = 0;
  for (const [tag, reason] of [...Object.entries(REASONS), [undefined, 'for a reason that their titles do not tell']]) {
    const names = skipped.filter((name) => (tag === undefined ? !Object.keys(REASONS).some((known) => name.includes(known)) : name.includes(tag)));
    if (names.length === 0) continue;
    const fails = forbidden && (tag !== '[shared data]' || sharedData);
    if (fails) failures += names.length;
    process.stdout.write(`${names.length} skipped ${reason}${fails ? ': skipping is forbidden here (FOLKMOOT_NO_SKIP)' : ''}\n`);
    for (const name of names.slice(0, tag === undefined || fails ? names.length : 5)) process.stdout.write(`  - ${name}\n`);
  }
  return failures;
}

const results = [];
heading('unit: pure code, nothing but Node');
results.push(runProject('unit'));
if (!unitOnly) {
  heading('build: the program that some end-to-end tests start');
  if (!node('scripts/build.js', '--if-stale')) results.push({ passed: 0, failed: 1, skipped: [] });
  heading('end to end: real PostgreSQL, real servers');
  results.push(runProject('e2e', '--runInBand'));
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const skipped = results.flatMap((result) => result.skipped);
const failed = sum(results.map((result) => result.failed)) + explainSkips(skipped);
const passed = sum(results.map((result) => result.passed));
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
