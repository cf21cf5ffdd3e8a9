import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../../../kernel/bytes.js';
import type { OptionId } from './types.js';

/**
 * An order drawn by lot that everybody can draw again. Each option is hashed together with a seed that nobody could know
 * when the rule was fixed (a beacon round named beforehand); the smallest hash goes first.
 *
 *     hash = SHA-256(UTF-8('folkmoot/tie-order/v1' LF seed LF option))
 *
 * Neither part may hold a line feed, so no two pairs hash the same text. The order of the options in the rule is irrelevant.
 */
export function seedOrder(seed: string, options: readonly OptionId[]): readonly OptionId[] {
  const keyed = options.map((option) => ({ option, key: toHex(sha256(utf8(`folkmoot/tie-order/v1\n${seed}\n${option}`))) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ option }) => option);
}
