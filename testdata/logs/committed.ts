import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './forgeries.js';

/** A golden log as it stands in the repository: read in a moment, where making it takes hundreds of signatures. */
export function committed(folder: string): Files {
  const root = join('testdata/logs', folder);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(root, path)).isFile());
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(root, path)))]));
}
