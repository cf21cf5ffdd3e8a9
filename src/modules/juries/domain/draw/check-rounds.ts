import { panelRoot } from './announcement.js';
import { type BeaconRound, chainNamed, fallbackRound, type RoundFault, timeOfRound } from './beacon.js';
import type { Bundle, Dealt } from './bundle.js';
import { CHAINS } from './chains.js';
import { limitInWords, type Tell } from './finding.js';
import { choose, dealChance } from './choose.js';
import { countSeats, deal } from './deal.js';
import { panelsOf } from './lottery.js';
import { REHEARSAL } from './rehearsal.js';
import { brokenRow, type TypeTable } from './type-table.js';

export const ROUND_FAULT_WORDS: Readonly<Record<RoundFault, string>> = {
  UNKNOWN_CHAIN: 'is of a beacon that is not pinned here (default, quicknet)',
  MALFORMED_ROUND: 'has not the form of its chain',
  WRONG_RANDOMNESS: 'has a randomness that is not the hash of its signature',
  WRONG_SIGNATURE: 'was not signed by the chain’s operators: number, signature or previous signature is wrong',
};

/** What is wrong with a round: `checkRound`, or what remembers its answers for whoever checks many bundles of the same rounds. */
export type RoundCheck = (round: BeaconRound) => RoundFault | undefined;

/** Both rounds by their signatures, the dealing done again, every dealt panel against every limit, and the choice done again. */
export function checkRounds(bundle: Bundle, table: TypeTable, tell: Tell, faultOf: RoundCheck): void {
  const { deal: dealt, draw: drawn, announcement } = bundle;
  if ([announcement.deal, dealt?.round, drawn?.round].some((round) => round && chainNamed(round.chain) === CHAINS[REHEARSAL])) {
    tell('REHEARSAL', 'The rounds are of the rehearsal beacon, whose key everybody has: the convener could know beforehand who would sit.');
  }
  if (!dealt) {
    if (drawn) tell('DRAWN_WRONG', 'A panel is drawn, but none were dealt.');
    return;
  }
  if (!announcement.deal) tell('ROUND_WRONG', 'The panels are dealt, and no round was announced for it: whoever dealt could choose one.');
  else if (!mayTakeItsPlace(announcement.deal, dealt.round)) {
    tell('ROUND_WRONG', `Round ${announcement.deal.round} of ${announcement.deal.chain} was announced; the panels were dealt by round ${dealt.round.round} of ${dealt.round.chain}.`);
  }
  const dealable = holds('first', dealt.round, tell, faultOf);
  if (dealable) checkDealing(bundle, dealt, table, tell);
  checkDealtPanels(bundle, dealt, table, tell);
  const root = panelRoot(announcement, dealt.panels);
  if (root !== dealt.root) tell('ROOT_WRONG', 'The root over announcement and panels is not the one in the bundle.');
  if (drawn && holds('second', drawn.round, tell, faultOf)) {
    if (dealable) checkLater(dealt.round, drawn.round, tell);
    const again = choose(root, dealt.panels, bundle.pool.size, drawn.round);
    if (again.index !== drawn.index) tell('DRAWN_WRONG', `The second round chooses panel ${again.index}; the bundle says ${drawn.index}.`);
    if (!equal(again.redraw, drawn.redraw)) tell('DRAWN_WRONG', 'The order of redraw is not the one that follows from the second round.');
    if (!equal(again.reserve, drawn.reserve)) tell('DRAWN_WRONG', 'The order of the reserve is not the one that follows from the second round.');
  }
}

/** A silent beacon cannot be seen from a bundle: somebody may have waited for the fall-back since he did not like what the named round gave. */
export function usesFallback({ announcement, deal }: Bundle): boolean {
  return announcement.deal !== null && deal !== null && (deal.round.chain !== announcement.deal.chain || deal.round.round !== announcement.deal.round);
}

/** The announced round itself, or the one that the fall-back names for it. */
function mayTakeItsPlace(announced: { readonly chain: string; readonly round: number }, used: BeaconRound): boolean {
  const fallback = fallbackRound(announced);
  return [announced, fallback].some((named) => named?.chain === used.chain && named.round === used.round);
}

function holds(which: string, round: BeaconRound, tell: Tell, faultOf: RoundCheck): boolean {
  // By its name and not by its hash: one draw has one form.
  const fault = Object.hasOwn(CHAINS, round.chain) ? faultOf(round) : 'UNKNOWN_CHAIN';
  if (fault) tell('ROUND_WRONG', `The ${which} round (${round.round} of ${round.chain}) ${ROUND_FAULT_WORDS[fault]}.`);
  return fault === undefined;
}

/** With one round for both, or one that was out already, whoever deals could try until the right panel comes out. */
function checkLater(first: BeaconRound, second: BeaconRound, tell: Tell): void {
  if (timeOf(second) <= timeOf(first)) tell('ROUND_WRONG', 'The round that chooses is not later than the round that deals.');
}

function timeOf({ chain, round }: BeaconRound): number {
  return timeOfRound(chainNamed(chain)!, round);
}

function checkDealing(bundle: Bundle, { round, panels }: Dealt, table: TypeTable, tell: Tell): void {
  let again;
  if (bundle.lottery.reduce((sum, { times }) => sum + times, 0) !== bundle.rules.panels) return; // said already, and it might be any number
  try {
    again = deal(table, panelsOf(bundle.lottery, table.types.length), dealChance(round));
  } catch {
    tell('DEALING_DIFFERS', 'The lottery of the bundle cannot be dealt to its pool.');
    return;
  }
  const differing = again.flatMap((panel, i) => (equal(panel, panels[i] ?? []) ? [] : [i]));
  if (differing.length === 0) return;
  const named = differing.slice(0, 5).join(', ') + (differing.length > 5 ? ', …' : '');
  tell('DEALING_DIFFERS', `${differing.length} of ${panels.length} panels are not those that the first round deals: ${named}.`);
}

function checkDealtPanels(bundle: Bundle, { panels, counts }: Dealt, table: TypeTable, tell: Tell): void {
  for (const [i, panel] of panels.entries()) {
    const byType = table.types.map(() => 0);
    for (const person of panel) byType[table.typeOf[person]!]!++;
    const homes = panel.map((person) => table.householdOf[person]!).filter((household) => household >= 0);
    const broken = brokenRow(table.rows, byType);
    if (broken) tell('PANEL_UNLAWFUL', `Panel ${i} does not keep the limit: ${limitInWords(bundle, broken)}.`);
    else if (new Set(homes).size !== homes.length) tell('PANEL_UNLAWFUL', `Panel ${i} has two people of one household.`);
  }
  const again = countSeats(bundle.pool.size, panels);
  const wrong = again.findIndex((count, i) => count !== counts[i]);
  if (wrong >= 0) tell('COUNTS_WRONG', `Person ${wrong} sits on ${again[wrong]!} panels; the bundle says ${counts[wrong]!}.`);
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
