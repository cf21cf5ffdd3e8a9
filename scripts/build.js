#!/usr/bin/env node
/**
 * Builds `dist/`: TypeScript compiled file by file with its folders kept (`dist/src/main.js`), then the portal's style sheet and
 * islands. Runs after every install (`npm run prepare`), so it works with whichever folders are there.
 *
 * `--if-stale` does nothing when no source is newer than the last build. New files are written over old ones, and only then
 * is removed what no source stands behind any more: a build that fails or is interrupted leaves the last one usable, and no
 * stamp, so that the next starts afresh.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMPILED = ['src', 'migrations', 'verifier', 'bench'];
const SETTINGS = ['.swcrc', 'vite.config.ts', 'package-lock.json', 'scripts/build.js'];
/** Tests, declarations, and what Vite builds for the browser instead. */
const IGNORED = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.d.ts', 'src/portal/islands/**', 'verifier/browser/**'];
const STAMP = join('dist', '.built');
const SWC = join('node_modules', '@swc', 'cli', 'bin', 'swc.js');
const VITE = join('node_modules', 'vite', 'bin', 'vite.js');

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
linkCommand();
const sources = COMPILED.filter((folder) => existsSync(folder));

if (!existsSync(SWC) || !existsSync(VITE)) {
  console.error('build: the compilers are not installed (npm ci --omit=dev); dist/ stays as it is');
} else if (!process.argv.includes('--if-stale') || isStale()) {
  build();
}

function isStale() {
  if (!existsSync(STAMP)) return true;
  const built = statSync(STAMP).mtimeMs;
  return [...SETTINGS, ...sources].some((path) => existsSync(path) && newest(path) > built);
}

/** The latest change at or below a path. A folder's own time counts: it changes when a file in it is added or removed. */
function newest(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), entry.mtimeMs);
}

function build() {
  // Taken before the compilers read: what changes while they run is newer than the stamp, and so stale.
  const started = new Date();
  rmSync(STAMP, { force: true });
  mkdirSync('dist', { recursive: true });
  const folders = sources.filter((folder) => readdirSync(folder, { recursive: true }).some((name) => /\.tsx?$/.test(String(name))));
  if (folders.length > 0) {
    run(SWC, [...folders, '--out-dir', 'dist', '--extensions', '.ts,.tsx', '--ignore', IGNORED.join(','), '--quiet']);
  }
  if (existsSync('src/portal/styles/main.scss')) run(VITE, ['build', '--logLevel', 'warn']);
  for (const folder of [...COMPILED, 'portal']) removeOlder(join('dist', folder), started.getTime());
  writeFileSync(STAMP, '');
  utimesSync(STAMP, started, started);
}

function run(program, args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

/** Removes the files below a folder that this build did not write. Two builds at a time do not remove each other's. */
function removeOlder(path, time) {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) removeOlder(inner, time);
    // A second's grace: some file systems keep times coarsely.
    else if (statSync(inner).mtimeMs < time - 1000) rmSync(inner, { force: true });
  }
}

/**
 * Puts the project's own command among those of its dependencies, where `npx folkmoot` looks. A `bin` entry in package.json would
 * make npx install the project into its cache instead.
 */
function linkCommand() {
  const folder = join('node_modules', '.bin');
  if (!existsSync(folder)) return;
  if (process.platform === 'win32') {
    writeFileSync(join(folder, 'folkmoot.cmd'), '@node "%~dp0\\..\\..\\bin\\folkmoot.js" %*\r\n');
    return;
  }
  const link = join(folder, 'folkmoot');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'bin', 'folkmoot.js'), link);
}
