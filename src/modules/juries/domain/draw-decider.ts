import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider, type StreamRef } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { epochMs } from '../../../kernel/instant.js';
import type { Read } from '../../../kernel/others.js';
import { nothingToErase, withErasures } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import { closePool } from './close-pool.js';
import { choose, fallbackRound } from './draw/index.js';
import { DRAW_SHAPES, drawId, type DrawCommand, type DrawDecision, type DrawEvent, type DrawRefusal } from './draw-commands.js';
import { isRelaxation, rulesFault } from './draw-rules.js';
import { isAfter, isBeaconOf, isFallbackTime, judgeRound, timeOf } from './draw-rounds.js';
import type { Draw } from './draw-state.js';
import { isSteward, lotteryClass, othersIn } from './draw-reads.js';
import { checkPanel } from './panel-proof.js';

/**
 * The rules of one draw (docs/spec/juries.md). Who sits is settled in four steps, and none of them leaves anybody a choice that
 * the step before could have told him to make:
 *
 *     steward Ada   OpenDraw, 11 seats, quotas, closes on Friday, signed     → DrawOpened
 *     steward Ada   ClosePool, 240 volunteers, lottery, round R1 next hour   → PoolClosed
 *     the beacon    RecordDeal, R1 and the root over 1,000 panels, R2 named  → PanelsDealt
 *     the beacon    RecordPanel, another panel than the one R2 chooses       → refused: WRONG_PANEL
 */
type Asked<T extends DrawCommand['type']> = Extract<DrawCommand, { type: T }>;

export const drawDecider: Decider<Draw, DrawCommand, DrawEvent, DrawRefusal> = {
  kind: 'draw',
  rules: 'draws/1',
  initial: (id) => ({
    id, status: 'unopened', purpose: null, rules: null, leadSeconds: 0, closesAt: null, excluding: [], announcement: null, order: null, deal: null, next: null,
    root: null, bundle: null, index: null, panel: [], seated: [], reserve: [], council: '', class: '', erased: [],
  }),
  reads,
  decide,
  evolve,
  references,
};

/** Every command of a volunteer holds the draw, so the volunteers stand still while the pool is closed. */
function reads(command: DrawCommand, draw: Draw): readonly Read[] {
  if (!drawId(draw.id) || !wellFormed(command, DRAW_SHAPES)) return [];
  const earlier = (ids: readonly string[]): Read[] => ids.filter((id) => id !== draw.id).map((id) => ({ kind: 'draw', id, hold: 'share' }));
  switch (command.type) {
    case 'OpenDraw': {
      const { purpose, excluding } = command;
      return [...(purpose.kind === 'seats' ? [{ kind: 'council', id: purpose.council, hold: 'share' } as const] : []), ...earlier(excluding)];
    }
    case 'ClosePool':
      return [{ kind: 'volunteer', under: draw.id }, ...earlier(draw.excluding)];
    case 'RelaxQuotas':
    case 'RecordDeal':
    case 'RecordPanel':
    case 'VoidDraw':
    case 'EraseOpenings':
      return [];
    default:
      return assertNever(command);
  }
}

function decide(draw: Draw, command: DrawCommand, circumstances: Circumstances): DrawDecision {
  if (!drawId(draw.id) || !wellFormed(command, DRAW_SHAPES)) return refused('MALFORMED');
  if (command.type !== 'OpenDraw' && draw.status === 'unopened') return refused('NO_SUCH_DRAW');
  const { actor } = circumstances;
  if (command.type === 'RecordDeal' || command.type === 'RecordPanel') {
    if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
    if (draw.status === 'void') return refused('VOID');
    return command.type === 'RecordDeal' ? recordDeal(draw, command, circumstances) : recordPanel(draw, command, circumstances);
  }
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  const decision = bySteward(draw, command, circumstances, actor.id);
  return decision.ok && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : decision;
}

function bySteward(draw: Draw, command: Exclude<DrawCommand, Asked<'RecordDeal' | 'RecordPanel'>>, circumstances: Circumstances, by: string): DrawDecision {
  switch (command.type) {
    case 'OpenDraw':
      return open(draw, command, circumstances, by);
    case 'RelaxQuotas':
      if (draw.status === 'void') return refused('VOID');
      if (draw.status !== 'collecting' || !draw.rules) return refused('NOT_COLLECTING');
      if (rulesFault({ ...draw.rules, quotas: command.quotas }) !== undefined || !isRelaxation(draw.rules.quotas, command.quotas)) return refused('NOT_A_RELAXATION');
      return decided({ type: 'QuotasRelaxed', quotas: command.quotas, by });
    case 'ClosePool':
      if (draw.status === 'void') return refused('VOID');
      if (draw.status !== 'collecting') return refused('NOT_COLLECTING');
      return closePool(draw, command.announcement, circumstances, by);
    case 'VoidDraw':
      return voidDraw(draw, command, circumstances, by);
    case 'EraseOpenings':
      if (nothingToErase(draw.erased, command.openings)) return refused('ALREADY_ERASED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function open(draw: Draw, command: Asked<'OpenDraw'>, circumstances: Circumstances, by: string): DrawDecision {
  if (draw.status !== 'unopened') return refused('ALREADY_OPENED');
  const { type: _, ...terms } = command;
  const { purpose, rules, closesAt, excluding } = terms;
  if (closesAt <= circumstances.at) return refused('DEADLINE_IN_PAST');
  if (rulesFault(rules) !== undefined) return refused('RULES_MALFORMED');
  const others = othersIn(circumstances);
  if (purpose.kind === 'seats' && !lotteryClass(others, purpose)) return refused('NO_SUCH_CLASS');
  if (excluding.some((id) => id === draw.id || others.one('draw', id) === undefined)) return refused('NO_SUCH_DRAW');
  return decided({ type: 'DrawOpened', ...terms, by });
}

function recordDeal(draw: Draw, { round, root, next, bundle }: Asked<'RecordDeal'>, { at }: Circumstances): DrawDecision {
  if (draw.status !== 'closed' || !draw.deal) return refused('NOT_CLOSED');
  const judged = judgeRound(draw.deal, round, at);
  if (!judged.ok) return refused(judged.refusal);
  if (!isBeaconOf(draw, next)) return refused('WRONG_BEACON');
  if (!isAfter(next, at, draw.leadSeconds)) return refused('TOO_SOON');
  return decided({ type: 'PanelsDealt', root, next, bundle, fallback: judged.fallback });
}

function recordPanel(draw: Draw, { round, panel, path }: Asked<'RecordPanel'>, { at }: Circumstances): DrawDecision {
  const { rules, order, root, next } = draw;
  if (draw.status === 'drawn') return refused('ALREADY_DRAWN');
  if (draw.status !== 'dealt' || !rules || !order || root === null || !next) return refused('NOT_DEALT');
  const judged = judgeRound(next, round, at);
  if (!judged.ok) return refused(judged.refusal);
  if (panel.length !== rules.size || panel.some((index) => index >= order.length)) return refused('WRONG_PANEL');
  // Of the panels only their number counts for which one it is; and the reserve is everybody who is not on that one.
  const { index, reserve } = choose(root, new Array<readonly number[]>(rules.panels).fill(panel), order.length, round);
  if (!checkPanel(root, rules.panels, index, panel, path)) return refused('WRONG_PANEL');
  return decided({ type: 'PanelDrawn', index, panel, seated: panel.map((each) => order[each]!), reserve, fallback: judged.fallback });
}

function voidDraw(draw: Draw, { reason }: Asked<'VoidDraw'>, { at }: Circumstances, by: string): DrawDecision {
  if (draw.status === 'void') return refused('VOID');
  if (draw.status === 'drawn') return refused('ALREADY_DRAWN');
  // From then on anybody can know who will sit, and a steward who does not like it must not have another try.
  const known = draw.next !== null && epochMs(at) >= timeOf(draw.next) * 1000;
  // A beacon has ended where the one that takes its place is silent for a day as well.
  const ended = reason === 'beacon-ended' && draw.next !== null && isFallbackTime(fallbackRound(draw.next)!, at);
  if (known && !ended && reason !== 'tampered') return refused('ROUND_KNOWN');
  return decided({ type: 'DrawVoided', reason, by });
}

function evolve(draw: Draw, event: DrawEvent): Draw {
  switch (event.type) {
    case 'DrawOpened': {
      const { purpose, rules, closesAt, leadSeconds, excluding } = event;
      const seats = purpose.kind === 'seats' ? { council: purpose.council, class: purpose.class } : {};
      return { ...draw, status: 'collecting', purpose, rules, closesAt, leadSeconds, excluding, ...seats };
    }
    case 'QuotasRelaxed':
      return draw.rules ? { ...draw, rules: { ...draw.rules, quotas: event.quotas } } : draw;
    case 'PoolClosed':
      return { ...draw, status: 'closed', announcement: event.announcement, order: event.order, deal: event.announcement.deal };
    case 'PanelsDealt':
      return { ...draw, status: 'dealt', root: event.root, next: event.next, bundle: event.bundle };
    case 'PanelDrawn': {
      const order = draw.order ?? [];
      const { index, panel, seated } = event;
      return { ...draw, status: 'drawn', index, panel, seated, reserve: event.reserve.flatMap((each) => order[each] ?? []) };
    }
    case 'DrawVoided':
      return { ...draw, status: 'void' };
    case 'OpeningsErased':
      return { ...draw, erased: withErasures(draw.erased, event.openings) };
    default:
      return assertNever(event);
  }
}

function references(event: DrawEvent): readonly StreamRef[] {
  if (event.type !== 'DrawOpened') return [];
  const council = event.purpose.kind === 'seats' ? [{ kind: 'council', id: event.purpose.council }] : [];
  return [...council, ...event.excluding.map((id) => ({ kind: 'draw', id }))];
}
