import { concat, fromHex, toHex, utf8 } from '../../../../kernel/bytes.js';
import { canonicalJson, leafHash, sha256 } from '../../../../ledger/core/index.js';
import type { Announcement, Bundle } from './bundle.js';
import { BUNDLE_FORMAT } from './bundle.js';
import { merkleRoot } from './pool.js';

/** The parts that are fixed before R1, each under the name by which a change to it is reported. */
export type AnnouncedParts = Pick<Bundle, 'rules' | 'exclusions' | 'types' | 'households' | 'lottery' | 'levels' | 'chances'> & {
  readonly pool: Pick<Bundle['pool'], 'root' | 'size'>;
};

/**
 * What a convener publishes when the pool closes. It names a beacon round that lies in the future, and the fingerprints of all
 * that may influence who is drawn: nothing can be chosen any more once the round is out.
 */
export function announce(parts: AnnouncedParts, deal: Announcement['deal']): Announcement {
  const { quotas, ...rules } = parts.rules;
  return {
    format: BUNDLE_FORMAT,
    rules: fingerprint(rules),
    quotas: fingerprint(quotas),
    exclusions: fingerprint(parts.exclusions),
    pool: parts.pool.root,
    size: parts.pool.size,
    types: fingerprint({ types: parts.types, households: parts.households }),
    lottery: fingerprint(parts.lottery),
    levels: fingerprint({ levels: parts.levels, chances: parts.chances }),
    deal,
  };
}

/** Root over the announcement and every dealt panel; the second round is mixed with it, so it fixes them all. */
export function panelRoot(announcement: Announcement, panels: readonly (readonly number[])[]): string {
  return merkleRoot([announcement, ...panels].map((leaf) => leafHash(utf8(canonicalJson(leaf)))));
}

export function fingerprint(value: unknown): string {
  return toHex(sha256(utf8(canonicalJson(value))));
}

export function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (!bytes) throw new Error('not hex');
  return concat(bytes);
}
