import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, PublicIdScalar } from '../../../graphql/index.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { acceptReport } from '../commands/accept-report.js';
import { approveContact } from '../commands/approve-contact.js';
import { confirmDecline } from '../commands/confirm-decline.js';
import { declineReport } from '../commands/decline-report.js';
import { Desk } from '../commands/desk.js';
import { eraseOpenings } from '../commands/erase-openings.js';
import { mergeReport } from '../commands/merge-report.js';
import { MOST_CHARACTERS } from '../commands/typed-text.js';
import { type OpeningsOfEntry, REPORT_OPENING_PATHS, type StewardErasureGround as Ground } from '../domain/index.js';
import { ReportEntries } from '../queries/report-entries.js';
import { DeclineReportInput, OpeningsInput } from './desk-input.js';
import { requiredText } from './triage.resolver.js';
import { StewardErasureGround } from './vocabulary-enums.js';

type Answer = Promise<PreparedActType | ActRefused>;
const reportArg = { type: () => PublicIdScalar };

/** What is signed by whoever does it: each prepares an act, which the member's own key signs and `submitAct` performs. */
@Resolver()
export class DecisionsResolver {
  constructor(
    private readonly desk: Desk,
    private readonly entries: ReportEntries,
  ) {}

  @Mutation(() => PreparedActResult)
  async prepareAcceptReport(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await acceptReport(this.desk, viewer, report));
  }

  @Mutation(() => PreparedActResult)
  async prepareDeclineReport(@Args('input') input: DeclineReportInput, @Context() { viewer }: GraphqlContext): Answer {
    const { report, reason, seriousHarmAlleged } = input;
    const note = requiredText('note', input.note, MOST_CHARACTERS.note);
    return presentPrepared(await declineReport(this.desk, viewer, report, { reason, duplicateOf: input.duplicateOf ?? null, seriousHarmAlleged, note }));
  }

  @Mutation(() => PreparedActResult, { description: 'By a second person, where serious harm is alleged.' })
  async prepareConfirmDecline(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await confirmDecline(this.desk, viewer, report));
  }

  @Mutation(() => PreparedActResult)
  async prepareMergeReport(
    @Args('report', reportArg) report: string,
    @Args('into', reportArg) into: string,
    @Args('note', { type: () => String, description: 'What the reporter reads about it.' }) note: string,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await mergeReport(this.desk, viewer, report, into, requiredText('note', note, MOST_CHARACTERS.note)));
  }

  @Mutation(() => PreparedActResult, { description: 'By a steward other than the one who asked.' })
  async prepareApproveContact(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await approveContact(this.desk, viewer, report));
  }

  @Mutation(() => PreparedActResult, { description: 'By a steward. Everything that is kept of the report where no openings are named; files and contact go with their fields.' })
  async prepareEraseReport(
    @Args('report', reportArg) report: string,
    @Args('ground', { type: () => StewardErasureGround }) ground: Ground,
    @Context() { viewer }: GraphqlContext,
    @Args('openings', { type: () => [OpeningsInput], nullable: true }) openings?: OpeningsInput[] | null,
  ): Answer {
    return presentPrepared(await eraseOpenings(this.desk, this.entries, viewer, report, ground, openings?.map(parseOpenings)));
  }
}

function parseOpenings({ entry, paths }: OpeningsInput): OpeningsOfEntry {
  if (!paths) return { entry, paths: 'all' };
  if (paths.length === 0 || paths.some((path) => !REPORT_OPENING_PATHS.includes(path))) {
    throw badInput('paths', 'name places in the entry where something is sealed, such as /command/content/account.');
  }
  return { entry, paths: [...new Set(paths)] };
}
