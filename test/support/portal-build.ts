import { execFileSync } from 'node:child_process';
import { assetsDirectory } from '../../src/portal/assets.js';

/** Brings `dist/` up to date, if it is not, and says where the portal's built assets are. */
export function builtAssets(): string {
  execFileSync(process.execPath, ['scripts/build.js', '--if-stale'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return assetsDirectory();
}
