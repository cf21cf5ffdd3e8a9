import { isPublicId } from '../../../kernel/ids.js';
import type { Visit } from '../signed-in/visit.js';
import { MOTION, type MotionData } from './operations.js';

export async function motionOf(visit: Visit): Promise<MotionData | undefined> {
  const id = visit.part('id');
  if (!isPublicId(id)) return undefined;
  return (await visit.run<{ motion: MotionData | null }>(MOTION, { id })).motion ?? undefined;
}

/** The seat that somebody holds in the motion's council. */
export function seatOf({ council }: Pick<MotionData, 'council'>, member: string): number | undefined {
  return council.seats.find(({ holder }) => holder?.member === member)?.number;
}

/** Whether votes, arguments and objections are taken at this instant. */
export function isTaking({ status, vote }: Pick<MotionData, 'status' | 'vote'>, now: number): boolean {
  return status === 'OPEN' && vote !== null && Date.parse(vote.opensAt) <= now && now < Date.parse(vote.closesAt);
}
