import type { Actor } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import type { Others } from '../../../kernel/others.js';
import { jurorId, type Juror } from './juror-state.js';
import { type Jury, type JurySeat, seatIn } from './jury-state.js';

/** Who acts on a jury: its jurors by their keys, the parties by their representatives, stewards, the node itself. */
export function isSteward(actor: Actor): actor is Extract<Actor, { kind: 'member' }> {
  return actor.kind === 'member' && actor.roles.includes('steward');
}

export function othersIn({ others }: Circumstances): Others {
  if (!others) throw new Error('a jury is judged together with other streams');
  return others;
}

/** A member who has shown that he controls a domain or key of the party. */
export function speaksFor(party: string, actor: Actor, others: Others | undefined): actor is Extract<Actor, { kind: 'member' }> {
  const lab = others?.one('lab', party) as { readonly representatives: Readonly<Record<string, string>> } | undefined;
  return actor.kind === 'member' && lab !== undefined && Object.hasOwn(lab.representatives, actor.id);
}

/** The actor as the juror of this seat, if it is he who sits there and takes part. */
export function sittingJuror(jury: Jury, number: number, circumstances: Circumstances): Juror | undefined {
  const seat = seatIn(jury, number);
  const { actor } = circumstances;
  if (!seat || seat.removed || actor.kind !== 'reporter') return undefined;
  const juror = othersIn(circumstances).one('juror', jurorId(jury.id, seat.seat, seat.volunteer)) as Juror | undefined;
  return juror?.status === 'accepted' && juror.key === actor.key ? juror : undefined;
}

/** Seats with the juror's own stream, where there is one: who never said anything has none. */
export function seatedJurors(jury: Jury, others: Others): readonly { readonly seat: JurySeat; readonly juror: Juror | undefined }[] {
  const streams = new Map(others.under('juror', jury.id).map(({ id, state }) => [id, state as Juror]));
  return jury.seats.map((seat) => ({ seat, juror: streams.get(jurorId(jury.id, seat.seat, seat.volunteer)) }));
}

/** Those who accepted, and were neither excused nor removed since. */
export function takingPart(jury: Jury, others: Others): readonly Juror[] {
  return seatedJurors(jury, others).flatMap(({ seat, juror }) => (juror?.status === 'accepted' && !seat.removed ? [juror] : []));
}
