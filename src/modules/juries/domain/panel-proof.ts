import { fromHex, toHex, utf8 } from '../../../kernel/bytes.js';
import { canonicalJson, checkInclusion, leafHash, nodeHash, proveInclusion } from '../../../ledger/core/index.js';
import type { Announcement } from './draw/index.js';

/**
 * That a panel lies under the root which was published before anybody knew the second round: leaf 0 of the tree is the
 * announcement, leaf i + 1 is panel i.
 *
 *     checkPanel(root, 1000, 441, panel, provePanel(announcement, panels, 441))   // true for that panel at that place, and no other
 */
type Panels = readonly (readonly number[])[];

export function provePanel(announcement: Announcement, panels: Panels, index: number): string[] {
  const levels: Uint8Array[][] = [[announcement, ...panels].map((leaf) => leafHash(utf8(canonicalJson(leaf))))];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < below.length; i += 2) above.push(nodeHash(below[i]!, below[i + 1]!));
    levels.push(above);
  }
  return proveInclusion(index + 1, panels.length + 1, (level, i) => levels[level]![i]!).map(toHex);
}

export function checkPanel(root: string, panels: number, index: number, panel: readonly number[], path: readonly string[]): boolean {
  const rootBytes = fromHex(root);
  const hashes = path.map(fromHex);
  if (!rootBytes || hashes.includes(undefined)) return false;
  return checkInclusion(index + 1, panels + 1, leafHash(utf8(canonicalJson(panel))), hashes as Uint8Array[], rootBytes);
}
