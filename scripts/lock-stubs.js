/**
 * Keeps every optional platform binary in package-lock.json.
 *
 * Some registries and mirrors do not carry the builds of other platforms. npm then drops their entries from the lock without
 * a word, and the next `npm ci` refuses it ("Missing: @swc/core-darwin-arm64@… from lock file"). For each entry that is
 * missing, this writes a stub with the version its parent asks for and the platform that its name spells, so that a lock
 * made anywhere is complete everywhere. npm calls it after every installation that changed node_modules (script
 * `dependencies`); on a complete lock it writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Reads `@swc/core-linux-arm-gnueabihf` as linux on arm with glibc; undefined when a name spells no platform. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  if (os === undefined || cpu === undefined) return undefined;
  const libc = words.map((word) => /^(musl|gnu)/.exec(word)?.[1]).find((word) => word !== undefined);
  return { os: [os], cpu: [cpu], ...(os === 'linux' && libc ? { libc: [libc === 'gnu' ? 'glibc' : 'musl'] } : {}) };
}

/** Node's look-up of `name` from the package at `from`, upwards through node_modules. */
function isLocked(packages, from, name) {
  const path = from === '' ? [] : from.replace(/^node_modules\//, '').split('/node_modules/');
  return [...path, ''].some((_, depth) => {
    const folders = [...path.slice(0, depth), name].map((folder) => `node_modules/${folder}`);
    return packages[folders.join('/')] !== undefined;
  });
}

const text = readFileSync(LOCK, 'utf8');
const lock = JSON.parse(text);
const added = [];
for (const [folder, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(lock.packages, folder, name)) continue;
    const platform = platformOf(name);
    if (platform === undefined || !/^\d+\.\d+\.\d+/.test(version)) {
      throw new Error(`${name}@${version}, asked for by ${folder}, is missing from the lock and its name spells no platform`);
    }
    const { dev, license } = entry; // A binary shares the licence of the package it is a part of.
    lock.packages[`node_modules/${name}`] = { version, ...platform, dev, license, optional: true };
    added.push(`${name}@${version}`);
  }
}

if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
  process.stderr.write(`package-lock.json: added ${added.length} optional platform packages that the registry did not list\n`);
}
