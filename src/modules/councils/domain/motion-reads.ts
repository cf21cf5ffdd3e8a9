import type { Instant } from '../../../kernel/instant.js';
import type { Read } from '../../../kernel/others.js';
import { isPublicId } from '../../../kernel/ids.js';
import { wellFormed } from '../../../kernel/shape.js';
import { MOTION_SHAPES, type MotionCommand } from './motion-commands.js';
import type { Motion } from './motion-state.js';
import { seatId } from './seat-state.js';

/** What the rules of motions read of streams that other rooms build, and in which form they expect it (docs/spec/answers.md). */
export interface MandateRead {
  readonly lab: string;
  readonly council: string;
  readonly policies: 'all' | readonly string[];
  readonly status: string;
  readonly endsAt: Instant | null;
}
export interface EntityRead {
  readonly status: string;
  readonly kind: string;
}
export interface PolicyRead {
  readonly lab: string;
  readonly status: string;
}
export interface RecommendationRead {
  readonly council: string | null;
}

export function covers(mandate: MandateRead | undefined, { council, lab, policy }: { council: string; lab: string | null; policy: string | null }, at: Instant): boolean {
  if (!mandate || mandate.council !== council || mandate.lab !== lab) return false;
  const active = mandate.status === 'active' || (mandate.status === 'ended' && mandate.endsAt !== null && at < mandate.endsAt);
  return active && (mandate.policies === 'all' || (policy !== null && mandate.policies.includes(policy)));
}

/** A steward's or the clock's command needs no seat; any other holds the seat by which its author acts. */
export function motionReads(command: MotionCommand, motion: Motion): readonly Read[] {
  if (!wellFormed(command, MOTION_SHAPES)) return [];
  if (command.type === 'ProposeMotion') return proposalReads(command);
  if (motion.council === '') return [];
  const seat = (number: number): Read => ({ kind: 'seat', id: seatId(motion.council, number), hold: 'share' });
  switch (command.type) {
    case 'OpenVote':
      // Every command of a seat holds the council for itself, so the seats stand still.
      return [{ kind: 'council', id: motion.council, hold: 'share' }, { kind: 'seat', under: motion.council }];
    case 'CloseVote':
    case 'CountVote':
      // Every command of a ballot holds this motion, so the ballots stand still.
      return [{ kind: 'ballot', under: motion.id }];
    case 'ProposeRecusal':
      return command.seat === command.of ? [seat(command.seat)] : [seat(command.seat), seat(command.of)];
    case 'CloseRecusal':
    case 'EraseOpenings':
      return [];
    default:
      return command.seat === null ? [] : [seat(command.seat)];
  }
}

function proposalReads(command: Extract<MotionCommand, { type: 'ProposeMotion' }>): readonly Read[] {
  const { council, seat, lab, policy, mandate, subject, incidents } = command;
  const share = (kind: string, id: string): Read => ({ kind, id, hold: 'share' });
  const reads: Read[] = [share('council', council), share('seat', seatId(council, seat))];
  if (lab !== null) reads.push(share('entity', lab));
  if (policy !== null) reads.push(share('policy', policy));
  if (mandate !== null) reads.push(share('mandate', mandate));
  for (const incident of incidents) reads.push(share('incident', incident));
  if (subject !== null && 'recommendation' in subject) reads.push(share('recommendation', subject.recommendation));
  if (subject !== null && 'incident' in subject && !incidents.includes(subject.incident)) reads.push(share('incident', subject.incident));
  if (subject !== null && 'seat' in subject && subject.seat !== seat) reads.push(share('seat', seatId(council, subject.seat)));
  return reads;
}

export function isMotionId(id: string): boolean {
  return isPublicId(id) && !id.includes('-');
}
