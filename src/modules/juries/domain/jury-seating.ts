import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { addSeconds, type Instant } from '../../../kernel/instant.js';
import type { Others } from '../../../kernel/others.js';
import { fingerprint } from './draw/announcement.js';
import type { Draw } from './draw-state.js';
import type { AskedJury, JuryDecision, PoolTypes, Summoned } from './jury-commands.js';
import { othersIn, seatedJurors } from './jury-people.js';
import type { Jury } from './jury-state.js';

/** Summonses go round this often at most; then those who accepted are the jury, if there are enough of them. */
const ROUNDS_OF_SUMMONS = 3;

export function inHours(at: Instant, hours: number): Instant {
  return addSeconds(at, hours * 3_600);
}

/** The lot has fallen: who was drawn is summoned, in the order of the pool. Nobody sits on the appeal who sat before. */
export function empanel(jury: Jury, circumstances: Circumstances): JuryDecision {
  if (jury.status !== 'opened') return refused('ALREADY_EMPANELLED');
  const others = othersIn(circumstances);
  const draw = others.one('draw', jury.draw) as Draw | undefined;
  if (draw?.status === 'void') return decided({ type: 'NoVerdict', cause: 'draw-void' });
  if (draw?.status !== 'drawn') return refused('NOT_DRAWN');
  const barred = barredFrom(jury, others);
  const passedOver = draw.seated.filter((one) => barred.has(one));
  const instead = draw.reserve.filter((one) => !barred.has(one)).slice(0, passedOver.length);
  const volunteers = [...draw.seated.filter((one) => !barred.has(one)), ...instead];
  const { at } = circumstances;
  const { summons } = jury.times!;
  const jurors: Summoned[] = volunteers.map((volunteer, i) => ({ seat: i + 1, volunteer }));
  return decided({ type: 'JuryEmpanelled', jurors, passedOver, until: inHours(at, summons), endsAt: inHours(at, ROUNDS_OF_SUMMONS * summons) });
}

/**
 * A seat that is free is filled from the reserve, in the order that the lot gave: by the next of the same type, so that the jury goes on
 * looking like the people; where there is none, by the next of any. Nobody comes whose household has a seat. Nobody picks.
 */
export function replace(jury: Jury, { seat: number, pool }: AskedJury<'ReplaceJuror'>, circumstances: Circumstances): JuryDecision {
  const { at } = circumstances;
  const others = othersIn(circumstances);
  if (jury.status !== 'summoning' && jury.status !== 'first-vote') return refused('TOO_LATE');
  if (at >= jury.stageEndsAt! && jury.status === 'summoning') return refused('TOO_LATE');
  const found = seatedJurors(jury, others).find(({ seat }) => seat.seat === number);
  if (!found) return refused('NO_SUCH_SEAT');
  const { seat, juror } = found;
  const silent = juror?.status !== 'accepted' && at >= seat.until && jury.status === 'summoning';
  const cause = seat.removed ? 'removed' : juror?.status === 'excused' ? 'excused' : silent ? 'silent' : undefined;
  if (!cause) return refused('NOT_VACANT');
  const draw = others.one('draw', jury.draw) as Draw;
  if (fingerprint(pool) !== draw.announcement?.types) return refused('WRONG_POOL');
  const volunteer = nextOfReserve(jury, seat.volunteer, draw, pool, barredFrom(jury, others));
  if (volunteer === undefined) return refused('NOBODY_LEFT');
  const endsAt = jury.status === 'summoning' ? jury.stageEndsAt! : later(jury.stageEndsAt!, inHours(at, jury.times!.first));
  const until = earlier(endsAt, inHours(at, jury.times!.summons));
  return decided({ type: 'JurorReplaced', seat: number, left: seat.volunteer, volunteer, cause, until, endsAt });
}

function nextOfReserve(jury: Jury, leaving: string, draw: Draw, { types, households }: PoolTypes, barred: ReadonlySet<string>): string | undefined {
  const order = draw.order ?? [];
  const places = new Map(order.map((volunteer, i) => [volunteer, i]));
  const groupOf = (groups: readonly (readonly number[])[], volunteer: string): number => groups.findIndex((group) => group.includes(places.get(volunteer) ?? -1));
  const staying = jury.seats.filter(({ volunteer }) => volunteer !== leaving);
  const taken = new Set(staying.map(({ volunteer }) => groupOf(households, volunteer)).filter((household) => household >= 0));
  const free = draw.reserve.filter((one) => !jury.summoned.includes(one) && !barred.has(one) && !taken.has(groupOf(households, one)));
  const type = groupOf(types, leaving);
  return free.find((one) => groupOf(types, one) === type) ?? free[0];
}

/** The number of a volunteer follows from his key: who came back under the same code is known. */
function barredFrom({ authority }: Jury, others: Others): ReadonlySet<string> {
  const first = authority?.kind === 'appeal' ? (others.one('jury', authority.id) as Jury | undefined) : undefined;
  return new Set(first?.summoned ?? []);
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

