import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Circumstances, Decider } from '../../../kernel/decider.js';
import type { Read } from '../../../kernel/others.js';
import { wellFormed, type Shapes } from '../../../kernel/shape.js';
import { COUNCIL_SHAPES, type CouncilCommand, type CouncilEvent, type CouncilRefusal } from './council-commands.js';
import type { Charter, Council } from './council-state.js';
import { councilDecider as first } from './council.js';
import { type Least, leastOfVotes, type LeastOf, sameLeast } from './least.js';
import { carriedMotion, othersIn } from './seats-read.js';

/**
 * The rules of one council since charters say what no vote may fall below (docs/spec/councils.md). All else is as `councils/1` has it,
 * and is asked there:
 *
 *     steward Ada   FoundCouncil, least: half of all seats, a week to vote, signed     → CouncilFounded, charter 1
 *     steward Ada   AdoptCharter 2 with none of it, by a motion that kept it, signed   → refused: NOT_AS_DECIDED
 */
type Chartering<T extends { readonly type: string }, K extends string> = T extends { readonly type: K } ? T & { readonly least: Least } : T;
export type CouncilCommand2 = Chartering<CouncilCommand, 'FoundCouncil' | 'AdoptCharter'>;
export type CouncilEvent2 = Chartering<CouncilEvent, 'CouncilFounded' | 'CharterAdopted'>;

/** `least` is absent where the charter in force is of before. */
export interface Charter2 extends Charter, LeastOf {}
export interface Council2 extends Council {
  readonly charter: Charter2 | null;
}

const SHAPES: Shapes<CouncilCommand2> = {
  ...COUNCIL_SHAPES,
  FoundCouncil: { ...COUNCIL_SHAPES.FoundCouncil, least: leastOfVotes },
  AdoptCharter: { ...COUNCIL_SHAPES.AdoptCharter, least: leastOfVotes },
};

export const councilDecider: Decider<Council2, CouncilCommand2, CouncilEvent2, CouncilRefusal> = {
  kind: 'council',
  rules: 'councils/2',
  initial: first.initial,
  reads,
  decide,
  evolve,
};

function reads(command: CouncilCommand2, council: Council2): readonly Read[] {
  return wellFormed(command, SHAPES) ? first.reads!(withoutLeast(command), council) : [];
}

function decide(council: Council2, command: CouncilCommand2, circumstances: Circumstances): Decision<CouncilEvent2, CouncilRefusal> {
  if (!wellFormed(command, SHAPES)) return refused('MALFORMED');
  const decision = first.decide(council, withoutLeast(command), circumstances);
  if (!('least' in command)) return decision as Decision<CouncilEvent2, CouncilRefusal>;
  // The signature is asked last.
  if (!decision.ok && decision.refusal !== 'SIGNATURE_REQUIRED') return decision;
  if (command.type === 'AdoptCharter' && !asDecided(council, command, circumstances)) return refused('NOT_AS_DECIDED');
  return decision.ok ? decided(...decision.events.map((event) => ({ ...event, least: command.least }) as CouncilEvent2)) : decision;
}

/** A motion from before charters said it decided nothing about it. */
function asDecided(council: Council2, { motion, least }: Extract<CouncilCommand2, { type: 'AdoptCharter' }>, circumstances: Circumstances): boolean {
  if (motion === null) return true;
  const subject = carriedMotion(othersIn(circumstances), motion, council.id, 'charter')?.subject as LeastOf | undefined;
  return subject?.least !== undefined && sameLeast(subject.least, least);
}

function evolve(council: Council2, event: CouncilEvent2, circumstances: Circumstances): Council2 {
  const folded: Council2 = first.evolve(council, event, circumstances);
  return 'least' in event && folded.charter ? { ...folded, charter: { ...folded.charter, least: event.least } } : folded;
}

function withoutLeast(command: CouncilCommand2): CouncilCommand {
  if (!('least' in command)) return command;
  const { least: _, ...rest } = command;
  return rest as CouncilCommand;
}
