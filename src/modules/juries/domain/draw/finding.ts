import type { Bundle } from './bundle.js';
import type { LimitRow } from './type-table.js';

/** What is wrong with a draw, named so that it can be looked for. */
export interface DrawFinding {
  readonly code:
    | 'MALFORMED'
    | 'POOL_CHANGED'
    | 'INSTANCE_WRONG'
    | 'TYPES_WRONG'
    | 'NOT_AS_ANNOUNCED'
    | 'PANEL_UNLAWFUL'
    | 'LOTTERY_WRONG'
    | 'LEVELS_WRONG'
    | 'CERTIFICATE_FALSE'
    | 'CERTIFICATE_UNCHECKED'
    | 'LABEL_WRONG'
    | 'ROUND_WRONG'
    /** Its beacon is one that everybody can foresee: right in form, and no draw at all where something is at stake. */
    | 'REHEARSAL'
    | 'DEALING_DIFFERS'
    | 'COUNTS_WRONG'
    | 'ROOT_WRONG'
    | 'DRAWN_WRONG';
  readonly words: string;
}

export type Tell = (code: DrawFinding['code'], words: string) => void;

export function limitInWords(bundle: Pick<Bundle, 'rules'>, { kind, quota, min, max }: LimitRow): string {
  if (kind === 'seats') return `${max} seats`;
  if (kind === 'households') return 'one person of a household';
  const { category, value } = bundle.rules.quotas[quota!]!;
  return `${category} ${value} from ${min} to ${max}`;
}
