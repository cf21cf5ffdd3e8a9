import { type Generator, shuffle } from './generator.js';
import type { Panel, TypeTable } from './type-table.js';

/**
 * Dealing: from "two of this type, one of that" to people. The panels of the lottery are shuffled; each type keeps a shuffled
 * queue of its people, and a panel takes from the front. A queue that cannot serve a panel is refilled by a new shuffle of the
 * whole type, so that everybody of a type sits on as many panels as the others, give or take one.
 *
 * Somebody whose household has a seat on the panel already, or who has one himself, keeps his place in the queue and is passed
 * over. Where households matter, chances within a type may therefore differ by more than one panel; the bundle shows the counts.
 */
export function deal(table: TypeTable, lottery: readonly Panel[], chance: Generator): number[][] {
  const order = shuffle(chance, lottery);
  const queues = table.types.map(() => [] as number[]);
  return order.map((counts) => {
    const seated = new Set<number>();
    const households = new Set<number>();
    for (let t = 0; t < counts.length; t++) {
      for (let seats = counts[t]!; seats > 0; seats--) {
        const mayBeSeated = (i: number) => !seated.has(i) && !households.has(table.householdOf[i]!);
        const person = take(queues[t]!, () => shuffle(chance, table.types[t]!.members), mayBeSeated);
        seated.add(person);
        if (table.householdOf[person]! >= 0) households.add(table.householdOf[person]!);
      }
    }
    return [...seated].sort((a, b) => a - b);
  });
}

function take(queue: number[], refill: () => number[], mayBeSeated: (person: number) => boolean): number {
  let at = queue.findIndex(mayBeSeated);
  if (at < 0) {
    queue.push(...refill());
    at = queue.findIndex(mayBeSeated);
  }
  // A lawful panel always finds somebody: it asks for no more people than there are, and for no more than households of the class.
  if (at < 0) throw new Error('a panel asks for people who are not there');
  return queue.splice(at, 1)[0]!;
}

/** On how many of the panels each person sits. */
export function countSeats(people: number, panels: readonly (readonly number[])[]): number[] {
  const counts = new Array<number>(people).fill(0);
  for (const panel of panels) for (const i of panel) counts[i]!++;
  return counts;
}
