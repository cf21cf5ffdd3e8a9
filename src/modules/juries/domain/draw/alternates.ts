import { brokenRow, type TypeTable } from './type-table.js';

export interface Vacancy {
  readonly table: TypeTable;
  /** Pool indices of who sits now, with the person who leaves. */
  readonly panel: readonly number[];
  readonly leaving: number;
  /** The published order of everybody who was not drawn. */
  readonly reserve: readonly number[];
  /** Who declined, was excused, or has a conflict. */
  readonly unavailable: ReadonlySet<number>;
}

/**
 * Who may take a seat that has become free, in the published order; nobody picks. First come people of the same type, then those
 * with whom the panel still keeps every quota. Nobody comes whose household has a seat. An empty answer means that the
 * whole panel is replaced by the next in the order of redraw.
 */
export function nextAlternates({ table, panel, leaving, reserve, unavailable }: Vacancy): number[] {
  const staying = panel.filter((i) => i !== leaving);
  if (staying.length === panel.length) throw new RangeError('only who sits can leave');
  const households = new Set(staying.map((i) => table.householdOf[i]!).filter((household) => household >= 0));
  const free = reserve.filter((i) => !unavailable.has(i) && !staying.includes(i) && i !== leaving && !households.has(table.householdOf[i]!));
  const type = table.typeOf[leaving]!;
  const counts = table.types.map(() => 0);
  for (const i of staying) counts[table.typeOf[i]!]!++;
  const quotas = table.rows.filter(({ kind }) => kind !== 'households'); // of households it is known already
  const keepsQuotas = table.types.map((_, t) => brokenRow(quotas, counts.map((count, other) => (other === t ? count + 1 : count))) === undefined);
  const same = free.filter((i) => table.typeOf[i] === type);
  return [...same, ...free.filter((i) => table.typeOf[i] !== type && keepsQuotas[table.typeOf[i]!])];
}
