import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FORGERIES, good, type Files } from './forgeries.js';
import { equalBytes } from '../../src/kernel/bytes.js';

/**
 * Writes the golden logs anew, byte for byte the same as long as the rules are:
 *
 *     npm run build && npx swc testdata -d dist && node dist/testdata/logs/make.js
 */
const FOLDER = 'testdata/logs';

function write(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

write(join(FOLDER, 'good'), good);
for (const { name, files } of FORGERIES) {
  const different = [...files].filter(([path, bytes]) => !equalBytes(bytes, good.get(path) ?? new Uint8Array(0)));
  write(join(FOLDER, 'forged', name), new Map(different));
}
writeFileSync(
  join(FOLDER, 'expected.json'),
  `${JSON.stringify({ good: [], forged: FORGERIES.map(({ name, what, kinds }) => ({ name, what, kinds })) }, null, 2)}\n`,
);
