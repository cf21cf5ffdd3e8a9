import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { FillingWay } from '../domain/index.js';
import { publicSeal } from './charter-words.js';
import type { CouncilActs } from './council-acts.js';

export interface Filling {
  readonly class: string;
  readonly member: string;
  /** The name under which he sits there, for everybody to read. */
  readonly name: string;
  readonly way: FillingWay;
  readonly until: Instant | null;
  readonly motion: string | null;
  readonly draw: string | null;
}

/** Somebody comes into a seat: by appointment, by election, by lot, or by naming himself. Without a number, into any vacant one of the class. */
export async function fillSeat(acts: CouncilActs, viewer: Viewer, council: string, number: number | null, { name, ...filling }: Filling): Promise<Prepared<string>> {
  const seal = publicSeal();
  const seat = number ?? (await acts.vacantSeat(council, filling.class));
  return acts.seat(viewer, council, seat, { type: 'FillSeat', ...filling, name: seal.field('/command/name', name) }, seal.fields);
}
