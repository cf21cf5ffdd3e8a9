import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, parseErasure, PublicIdScalar } from '../../../graphql/index.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { answerIncident } from '../commands/answer-incident.js';
import { correctIncident } from '../commands/correct-incident.js';
import { discardDraft } from '../commands/discard-draft.js';
import { draftIncident } from '../commands/draft-incident.js';
import { Editorial } from '../commands/editorial.js';
import { eraseRecord } from '../commands/erase-record.js';
import { mergeIncident } from '../commands/merge-incident.js';
import { publishIncident } from '../commands/publish-incident.js';
import { retractIncident } from '../commands/retract-incident.js';
import { unmergeIncident } from '../commands/unmerge-incident.js';
import type * as words from '../domain/index.js';
import { IncidentActResult } from './entity-types.js';
import { AnswerStanding, CorrectionReason, MergeReason, RetractionReason, UnmergeReason } from './incident-enums.js';
import { ErasureInput, IncidentRevisionInput } from './incident-input.js';
import { parseNote, presentOutcome, revisionOf } from './parse-act.js';
import { StewardErasureGround } from './vocabulary-enums.js';

type Prepared = Promise<PreparedActType | ActRefused>;

const id = { type: () => PublicIdScalar };
const note = { type: () => String, nullable: true, description: 'At most 5,000 characters.' };
const MOST_REPORTS = 200;

/** Writing incidents. What is consequential is prepared here, signed by the member's own key, and performed by submitAct. */
@Resolver()
export class IncidentActsResolver {
  constructor(private readonly editorial: Editorial) {}

  @Mutation(() => IncidentActResult, { description: 'Writes a version that editors alone see. The receipt names the incident: streamId.' })
  async draftIncident(
    @Args('revision', { type: () => IncidentRevisionInput }) revision: IncidentRevisionInput,
    @Args('namesPerson', { type: () => Boolean, description: 'A natural person can be recognised in it: then another one publishes it.' }) namesPerson: boolean,
    @Context() { viewer }: GraphqlContext,
    @Args('incident', { ...id, nullable: true, description: 'The incident of which this is a new version; none opens a new incident.' }) incident?: string | null,
    @Args('reports', { type: () => [PublicIdScalar], nullable: true, description: 'The reports it rests on.' }) reports?: string[] | null,
  ): Promise<typeof IncidentActResult> {
    if ((reports ?? []).length > MOST_REPORTS) throw badInput('reports', `give at most ${MOST_REPORTS} numbers.`);
    const draft = { incident: incident ?? null, revision: revisionOf(revision), reports: reports ?? [], namesPerson };
    return presentOutcome(await draftIncident(this.editorial, viewer, draft));
  }

  @Mutation(() => IncidentActResult)
  async discardDraft(@Args('incident', id) incident: string, @Context() { viewer }: GraphqlContext): Promise<typeof IncidentActResult> {
    return presentOutcome(await discardDraft(this.editorial, viewer, incident));
  }

  @Mutation(() => PreparedActResult, { description: 'First publication, or publication after a retraction.' })
  async preparePublishIncident(
    @Args('incident', id) incident: string,
    @Args('version', { type: () => Int, description: 'The version that you read.' }) version: number,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await publishIncident(this.editorial, viewer, incident, version));
  }

  @Mutation(() => PreparedActResult, { description: 'The draft takes the place of the public version. The note is public.' })
  async prepareCorrectIncident(
    @Args('incident', id) incident: string,
    @Args('version', { type: () => Int, description: 'The version that you read.' }) version: number,
    @Args('reason', { type: () => CorrectionReason }) reason: words.CorrectionReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) text?: string | null,
  ): Prepared {
    return presentPrepared(await correctIncident(this.editorial, viewer, incident, version, reason, parseNote('note', text)));
  }

  @Mutation(() => PreparedActResult, { description: 'Takes it back; a tombstone with the reason remains. The note is for reviewers.' })
  async prepareRetractIncident(
    @Args('incident', id) incident: string,
    @Args('reason', { type: () => RetractionReason }) reason: words.RetractionReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) text?: string | null,
  ): Prepared {
    return presentPrepared(await retractIncident(this.editorial, viewer, incident, reason, parseNote('note', text)));
  }

  @Mutation(() => PreparedActResult, { description: 'This incident leads to the other one from then on. The note is public.' })
  async prepareMergeIncident(
    @Args('incident', id) incident: string,
    @Args('into', id) into: string,
    @Args('reason', { type: () => MergeReason }) reason: words.MergeReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) text?: string | null,
  ): Prepared {
    return presentPrepared(await mergeIncident(this.editorial, viewer, incident, into, reason, parseNote('note', text)));
  }

  @Mutation(() => PreparedActResult)
  async prepareUnmergeIncident(
    @Args('incident', id) incident: string,
    @Args('reason', { type: () => UnmergeReason }) reason: words.UnmergeReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) text?: string | null,
  ): Prepared {
    return presentPrepared(await unmergeIncident(this.editorial, viewer, incident, reason, parseNote('note', text)));
  }

  @Mutation(() => PreparedActResult, { description: 'An organisation answers, by a member with the role respondent:<entity>. The statement is public.' })
  async prepareAnswerIncident(
    @Args('incident', id) incident: string,
    @Args('entity', id) entity: string,
    @Args('standing', { type: () => AnswerStanding }) standing: words.AnswerStanding,
    @Context() { viewer }: GraphqlContext,
    @Args('statement', note) statement?: string | null,
  ): Prepared {
    return presentPrepared(await answerIncident(this.editorial, viewer, incident, entity, standing, parseNote('statement', statement)));
  }

  @Mutation(() => PreparedActResult, { description: 'A steward takes words out of the node for good; the commitments stay in the log.' })
  async prepareEraseIncident(
    @Args('incident', id) incident: string,
    @Args('openings', { type: () => [ErasureInput] }) openings: ErasureInput[],
    @Args('ground', { type: () => StewardErasureGround }) ground: words.StewardErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await eraseRecord(this.editorial, viewer, 'incident', incident, parseErasure(openings), ground));
  }
}
