import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/**
 * A small tree of rooms in which files import what they must not, and beside them what they may: the law has to report the
 * first and to be silent about the second. Node packages are empty folders; only their names matter.
 */
const LAW = resolve('.dependency-cruiser.cjs');
const PACKAGES = { dependencies: ['@noble/hashes', '@nestjs/common', 'typeorm', 'highs', 'yalps'], devDependencies: ['playwright-core'], undeclared: ['fast-uri'] };

/** [importing file, what it imports, rules that must bite]. */
const UNLAWFUL: readonly (readonly [string, string, ...string[]])[] = [
  ['src/kernel/a.ts', 'src/platform/clock.ts', 'kernel-imports-nothing'],
  ['src/kernel/b.ts', '@noble/hashes', 'kernel-uses-no-library'],
  ['src/kernel/c.ts', 'node:fs', 'kernel-uses-no-library'],
  ['src/ledger/core/a.ts', 'src/ledger/log/append.ts', 'ledger-core-imports-kernel'],
  ['src/ledger/core/b.ts', 'node:crypto', 'pure-rooms-use-noble-only'],
  ['src/ledger/core/c.ts', 'typeorm', 'pure-rooms-use-noble-only'],
  ['src/modules/incidents/domain/a.ts', 'src/modules/members/index.ts', 'domain-imports-itself'],
  ['src/modules/incidents/domain/b.ts', 'src/modules/members/domain/roles.ts', 'domain-imports-itself'],
  ['src/modules/incidents/domain/c.ts', 'src/ledger/core/tree.ts', 'domain-imports-itself'],
  ['src/modules/incidents/domain/a.spec.ts', 'src/platform/clock.ts', 'pure-specs-stay-pure'],
  ['src/audit/a.ts', 'src/ledger/index.ts', 'audit-imports-pure-rooms'],
  ['src/ledger/sequencer/a.ts', 'src/modules/members/index.ts', 'ledger-knows-no-module'],
  ['src/ledger/log/a.ts', 'src/audit/replay.ts', 'ledger-knows-no-module'],
  ['src/ledger/ledger.module.ts', 'src/modules/members/index.ts', 'ledger-door-wires-ledger'],
  ['src/ledger/graphql/a.ts', 'src/modules/members/index.ts', 'ledger-graphql-shows-ledger'],
  ['src/ledger/graphql/b.ts', 'typeorm', 'no-database-behind-the-api'],
  ['src/modules/incidents/commands/a.ts', 'src/modules/members/store/member.rows.ts', 'module-shell-uses-doors'],
  ['src/modules/incidents/queries/a.ts', 'src/ledger/log/append.ts', 'module-shell-uses-doors'],
  ['src/modules/incidents/incidents.module.ts', 'src/modules/members/store/member.rows.ts', 'module-wiring-uses-doors'],
  ['src/modules/incidents/graphql/a.ts', 'src/modules/incidents/store/report.rows.ts', 'module-graphql-never-sees-rows'],
  ['src/modules/incidents/graphql/b.ts', 'typeorm', 'no-database-behind-the-api'],
  ['src/modules/incidents/graphql/c.ts', 'src/modules/juries/index.ts', 'module-graphql-never-sees-rows'],
  ['src/modules/juries/solver/a.ts', 'src/modules/members/index.ts', 'solver-room-knows-its-domain'],
  ['src/modules/juries/solver/b.ts', 'typeorm', 'solver-room-uses-its-solver'],
  ['src/modules/juries/domain/a.ts', 'src/modules/juries/solver/b.ts', 'domain-imports-itself'],
  ['src/modules/juries/domain/b.ts', 'highs', 'only-the-search-computes-with-the-solver'],
  ['verifier/e.ts', 'highs', 'only-the-search-computes-with-the-solver'],
  ['verifier/f.ts', 'src/modules/juries/solver/b.ts', 'verifier-imports-pure-rooms'],
  ['src/platform/a.ts', 'src/ledger/index.ts', 'platform-serves-all'],
  ['src/graphql/a.ts', 'src/modules/members/index.ts', 'schema-knows-no-module'],
  ['src/jobs/a.ts', 'src/modules/members/index.ts', 'jobs-know-no-module'],
  ['src/portal/a.tsx', 'src/modules/members/index.ts', 'portal-is-a-client'],
  ['src/portal/b.tsx', 'verifier/verify.ts', 'portal-is-a-client'],
  ['src/portal/c.tsx', 'typeorm', 'no-database-behind-the-api'],
  ['src/portal/islands/a.ts', 'src/graphql/scalars.ts', 'islands-run-in-a-browser'],
  ['src/portal/islands/b.ts', 'node:fs', 'browser-code-uses-no-node'],
  ['src/cli/a.ts', 'src/modules/members/store/member.rows.ts', 'cli-calls-doors'],
  ['verifier/a.ts', 'src/platform/clock.ts', 'verifier-imports-pure-rooms'],
  ['verifier/b.ts', '@nestjs/common', 'verifier-uses-noble-and-node'],
  ['verifier/browser/a.ts', 'node:fs', 'browser-code-uses-no-node'],
  ['migrations/a.ts', 'src/platform/clock.ts', 'migrations-stand-alone'],
  ['migrations/b.ts', '@nestjs/common', 'migrations-use-typeorm'],
  ['src/platform/b.ts', 'src/platform/clock.spec.ts', 'program-uses-no-test-code'],
  ['src/platform/g.ts', 'test/support/page.ts', 'program-uses-no-test-code'],
  ['src/platform/c.ts', 'playwright-core', 'program-uses-no-dev-dependency'],
  ['src/platform/d.ts', 'fast-uri', 'dependencies-are-declared'],
  ['src/platform/e.ts', 'src/platform/nowhere.ts', 'imports-resolve'],
  ['src/platform/f.ts', 'src/platform/f.ts', 'no-cycles'],
  ['src/main.ts', 'src/utils/strings.ts', 'every-file-has-a-room'],
];

const LAWFUL: readonly (readonly [string, string])[] = [
  ['src/ledger/core/d.ts', 'src/kernel/bytes.ts'],
  ['src/ledger/core/e.ts', '@noble/hashes'],
  ['src/ledger/core/d.spec.ts', 'node:fs'],
  ['src/modules/incidents/domain/d.ts', 'src/ledger/core/index.ts'],
  ['src/modules/incidents/domain/e.ts', 'src/modules/incidents/domain/d.ts'],
  ['src/modules/incidents/domain/d.spec.ts', 'src/audit/replay.ts'],
  ['src/audit/b.ts', 'src/modules/incidents/domain/d.ts'],
  ['src/ledger/log/b.ts', 'typeorm'],
  ['src/ledger/sequencer/b.ts', 'src/ledger/log/append.ts'],
  ['src/modules/incidents/commands/b.ts', 'src/ledger/index.ts'],
  ['src/modules/incidents/commands/c.ts', 'src/modules/members/index.ts'],
  ['src/modules/incidents/store/a.ts', 'typeorm'],
  ['src/modules/incidents/graphql/d.ts', 'src/modules/incidents/commands/b.ts'],
  ['src/modules/incidents/graphql/e.ts', 'src/modules/members/index.ts'],
  ['src/portal/d.tsx', 'src/graphql/scalars.ts'],
  ['src/portal/e.tsx', 'verifier/browser/index.ts'],
  ['src/portal/e.spec.tsx', 'test/support/page.ts'],
  ['src/portal/islands/c.ts', 'verifier/browser/index.ts'],
  ['src/cli/b.ts', 'src/modules/members/index.ts'],
  ['src/cli/c.ts', 'verifier/verify.ts'],
  ['verifier/c.ts', 'src/audit/replay.ts'],
  ['verifier/d.ts', 'node:fs'],
  ['verifier/g.ts', 'yalps'],
  ['src/modules/juries/solver/c.ts', 'highs'],
  ['src/modules/juries/solver/d.ts', 'src/modules/juries/domain/d.ts'],
  ['src/cli/d.ts', 'src/modules/juries/solver/index.ts'],
  ['migrations/c.ts', 'typeorm'],
  ['src/app.module.ts', 'src/modules/incidents/incidents.module.ts'],
];

interface Report {
  readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

let place: string;
let broken: ReadonlyMap<string, ReadonlySet<string>>;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'folkmoot-rooms-'));
  await plant();
  const found = new Map<string, Set<string>>();
  for (const { from, rule } of (await cruise()).summary.violations) {
    found.set(from, (found.get(from) ?? new Set<string>()).add(rule.name));
  }
  broken = found;
}, 30_000);

afterAll(() => rm(place, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(place, path)), { recursive: true });
  await writeFile(join(place, path), text);
}

async function plant(): Promise<void> {
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const { dependencies, devDependencies, undeclared } = PACKAGES;
  await write('package.json', JSON.stringify({ dependencies: versions(dependencies), devDependencies: versions(devDependencies) }));
  for (const name of [...dependencies, ...devDependencies, ...undeclared]) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, '');
  }
  const edges = [...UNLAWFUL, ...LAWFUL].map(([from, to]) => ({ from, to }));
  const files = new Set(edges.map(({ from }) => from));
  const targets = edges.map(({ to }) => to).filter((to) => /^(src|verifier|test)\/.*\.ts$/.test(to) && !to.includes('nowhere') && !files.has(to));
  for (const target of targets) await write(target, 'export const a = 1;\n');
  for (const { from, to } of edges) {
    const specifier = /^(src|verifier|test)\//.test(to) ? `${'../'.repeat(from.split('/').length - 1)}${to.replace(/\.ts$/, '.js')}` : to;
    await write(from, `import * as it from '${specifier.startsWith('src/') ? './' : ''}${specifier}';\nexport const b = it;\n`);
  }
}

/** The tool's own command, as `npm run rooms` calls it; it exits non-zero when the law is broken. */
async function cruise(): Promise<Report> {
  const command = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, [command, '--config', LAW, '--output-type', 'json', 'src', 'verifier', 'migrations'], { cwd: place, maxBuffer: 1e8 }, (_, stdout) =>
      done(stdout),
    );
  });
  return JSON.parse(output) as Report;
}

describe('the law of rooms', () => {
  it.each(UNLAWFUL)('%s may not import %s: %s', (from, _to, ...rules) => {
    expect([...(broken.get(from) ?? [])]).toEqual(expect.arrayContaining(rules));
  });

  it.each(LAWFUL)('%s may import %s', (from) => {
    expect([...(broken.get(from) ?? [])]).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const law = createRequire(import.meta.url)(LAW) as { readonly forbidden: readonly { readonly name: string }[] };
    const planted = new Set(UNLAWFUL.flatMap(([, , ...rules]) => rules));
    expect(law.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
