import { categoriesOf, type Instance, type Quota } from './instance.js';

/**
 * People who are alike are one *type*: the same features, and, where households matter, a household alike in its members. Fairness
 * gives equals equal chances, so a draw needs to know only how many seats each type gets. That makes a pool of 2,000 people with
 * three kinds of people a problem with three unknowns.
 *
 * A panel over types is a row of counts. It is lawful when it keeps every row of `rows`: the seats, the quotas, and for each class
 * of households alike no more people than there are households (each may send one).
 */
export interface PersonType {
  readonly features: readonly string[];
  /** Pool indices, ascending. */
  readonly members: readonly number[];
}

export interface LimitRow {
  readonly kind: 'seats' | 'quota' | 'households';
  /** Index into the quotas where it is one of them. */
  readonly quota?: number;
  readonly min: number;
  readonly max: number;
  readonly types: readonly number[];
}

export interface TypeTable {
  readonly types: readonly PersonType[];
  /** Seats first, then the quotas in their order, then classes of households. */
  readonly rows: readonly LimitRow[];
  readonly typeOf: readonly number[];
  /** Per person a number for the household, or -1 where nobody else of the pool lives there. */
  readonly householdOf: readonly number[];
}

/** Counts per type; most are 0. */
export type Panel = readonly number[];

export function typeTable(instance: Instance): TypeTable {
  const { people, quotas, size } = instance;
  const featureKeys = people.map(({ features }) => JSON.stringify(features));
  const householdOf = numberHouseholds(instance);
  const signatures = householdSignatures(featureKeys, householdOf);
  const groups = new Map<string, number[]>();
  for (let i = 0; i < people.length; i++) {
    const key = `${featureKeys[i]!}${signatures[i]!}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const keys = [...groups.keys()].sort(byCodeUnits);
  const types = keys.map((key) => ({ features: people[groups.get(key)![0]!]!.features, members: groups.get(key)! }));
  const typeOf = new Array<number>(people.length).fill(0);
  for (const [t, { members }] of types.entries()) for (const i of members) typeOf[i] = t;
  const rows = [seatsRow(size, types), ...quotaRows(quotas, types), ...householdRows(types, signatures, householdOf)];
  return { types, rows, typeOf, householdOf };
}

export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first limit that a panel breaks, or undefined. A panel that asks for more people of a type than there are breaks none: see `fitsPool`. */
export function brokenRow(rows: readonly LimitRow[], panel: Panel): LimitRow | undefined {
  return rows.find(({ types, min, max }) => {
    let seats = 0;
    for (const t of types) seats += panel[t]!;
    return seats < min || seats > max;
  });
}

export function fitsPool({ types }: TypeTable, panel: Panel): boolean {
  return panel.length === types.length && panel.every((count, t) => Number.isSafeInteger(count) && count >= 0 && count <= types[t]!.members.length);
}

function numberHouseholds({ people }: Instance): number[] {
  const members = new Map<string, number[]>();
  for (const [i, { household }] of people.entries()) {
    if (household === null) continue;
    const group = members.get(household);
    if (group) group.push(i);
    else members.set(household, [i]);
  }
  const out = new Array<number>(people.length).fill(-1);
  let number = 0;
  for (const group of members.values()) {
    if (group.length < 2) continue;
    for (const i of group) out[i] = number;
    number++;
  }
  return out;
}

/** For each person the features of everybody in the household, in order: households with the same text are alike. Empty for one who lives alone. */
function householdSignatures(featureKeys: readonly string[], householdOf: readonly number[]): string[] {
  const members = new Map<number, string[]>();
  for (const [i, household] of householdOf.entries()) {
    if (household < 0) continue;
    const group = members.get(household);
    if (group) group.push(featureKeys[i]!);
    else members.set(household, [featureKeys[i]!]);
  }
  const texts = new Map([...members].map(([household, keys]) => [household, JSON.stringify(keys.sort(byCodeUnits))]));
  return householdOf.map((household) => texts.get(household) ?? '');
}

function seatsRow(size: number, types: readonly PersonType[]): LimitRow {
  return { kind: 'seats', min: size, max: size, types: types.map((_, t) => t) };
}

function quotaRows(quotas: readonly Quota[], types: readonly PersonType[]): LimitRow[] {
  const categories = categoriesOf(quotas);
  return quotas.map(({ category, value, min, max }, quota) => {
    const at = categories.indexOf(category);
    return { kind: 'quota', quota, min, max, types: types.flatMap(({ features }, t) => (features[at] === value ? [t] : [])) };
  });
}

function householdRows(types: readonly PersonType[], signatures: readonly string[], householdOf: readonly number[]): LimitRow[] {
  const classes = new Map<string, { readonly types: number[]; readonly households: Set<number> }>();
  for (const [t, { members }] of types.entries()) {
    const signature = signatures[members[0]!]!;
    if (signature === '') continue;
    const found = classes.get(signature) ?? { types: [], households: new Set<number>() };
    found.types.push(t);
    for (const i of members) found.households.add(householdOf[i]!);
    classes.set(signature, found);
  }
  return [...classes.keys()].sort(byCodeUnits).map((signature) => {
    const { types: of, households } = classes.get(signature)!;
    return { kind: 'households', min: 0, max: households.size, types: of };
  });
}
