import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, parseErasure, parseNote, parseText, PublicIdScalar, RecordErasureGround } from '../../../graphql/index.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { adoptCharter } from '../commands/adopt-charter.js';
import { CouncilActs } from '../commands/council-acts.js';
import { dissolveCouncil } from '../commands/dissolve-council.js';
import { eraseCouncilWords } from '../commands/erase-council-words.js';
import { foundCouncil } from '../commands/found-council.js';
import type * as words from '../domain/index.js';
import { DissolutionReason } from './council-enums.js';
import { CharterInput, parseCharter, parseSeatNumber, RecordErasureInput } from './council-input.js';

type Answer = Promise<PreparedActType | ActRefused>;
const id = { type: () => PublicIdScalar };

/** Stewards' acts on councils: each is signed with the steward's own key, and performed by submitAct. */
@Resolver()
export class CouncilActsResolver {
  constructor(private readonly acts: CouncilActs) {}

  @Mutation(() => PreparedActResult, { description: 'The receipt of the submitted act names the council: streamId.' })
  async prepareFoundCouncil(
    @Args('name', { type: () => String, description: '3 to 200 characters.' }) name: string,
    @Args('purpose', { type: () => String, description: '20 to 5,000 characters.' }) purpose: string,
    @Args('charter', { type: () => CharterInput }) charter: CharterInput,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    const council = { name: parseText('name', name, 3, 200, 'one-line'), purpose: parseText('purpose', purpose, 20, 5_000, 'many-lines'), ...parseCharter(charter) };
    return presentPrepared(await foundCouncil(this.acts, viewer, council));
  }

  @Mutation(() => PreparedActResult, { description: 'As a carried motion decided; while nobody sits in the council, by a steward alone.' })
  async prepareAdoptCharter(
    @Args('council', id) council: string,
    @Args('version', { type: () => Int, description: 'One more than the version in force.' }) version: number,
    @Args('charter', { type: () => CharterInput }) charter: CharterInput,
    @Context() { viewer }: GraphqlContext,
    @Args('motion', { ...id, nullable: true }) motion?: string | null,
  ): Answer {
    if (version < 1) throw badInput('version', 'give the number of the version in force and one more.');
    return presentPrepared(await adoptCharter(this.acts, viewer, council, version, parseCharter(charter), motion ?? null));
  }

  @Mutation(() => PreparedActResult, { description: 'Once all seats are vacant. The note is public.' })
  async prepareDissolveCouncil(
    @Args('council', id) council: string,
    @Args('reason', { type: () => DissolutionReason }) reason: words.DissolutionReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Answer {
    return presentPrepared(await dissolveCouncil(this.acts, viewer, council, reason, parseNote('note', note)));
  }

  @Mutation(() => PreparedActResult, { description: 'Takes words of a council, or of one of its seats, out of the node for good; the commitments stay in the log.' })
  async prepareEraseCouncilWords(
    @Args('council', id) council: string,
    @Args('openings', { type: () => [RecordErasureInput] }) openings: RecordErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
    @Args('seat', { type: () => Int, nullable: true }) seat?: number | null,
  ): Answer {
    const number = seat == null ? null : parseSeatNumber('seat', seat);
    return presentPrepared(await eraseCouncilWords(this.acts, viewer, council, number, parseErasure(openings), ground));
  }
}
