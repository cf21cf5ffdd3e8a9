import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Folder of published vectors and data sets that some tests use and the repository does not carry: `FOLKMOOT_SHARED_DATA`,
 * or `../shared/data` beside the checkout. Undefined where the folder is missing; a file missing from a folder that is
 * there is a failure of the test.
 */
export function sharedData(subfolder: string): string | undefined {
  const folder = join(sharedDataRoot(), subfolder);
  return existsSync(folder) ? folder : undefined;
}

function sharedDataRoot(): string {
  return process.env['FOLKMOOT_SHARED_DATA'] ?? resolve(root, '../shared/data');
}

/** One line for whoever reads the run: nothing is left out in silence. */
export function announceSkipped(subfolder: string, cases: number): void {
  process.stderr.write(`skipped ${cases} cases: no folder ${join(sharedDataRoot(), subfolder)}\n`);
}
