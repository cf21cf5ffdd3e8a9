import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, PublicIdScalar } from '../../../graphql/index.js';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import { ActRefused, actRefused } from '../../members/index.js';
import { askReporter } from '../commands/ask-reporter.js';
import { claimReport } from '../commands/claim-report.js';
import { Desk, type DeskOutcome } from '../commands/desk.js';
import { keepOpenings } from '../commands/keep-openings.js';
import { linkReport } from '../commands/link-report.js';
import { refuseContact } from '../commands/refuse-contact.js';
import { releaseHold } from '../commands/release-hold.js';
import { releaseReport } from '../commands/release-report.js';
import { reopenReport } from '../commands/reopen-report.js';
import { requestContact } from '../commands/request-contact.js';
import { setLinkStanding } from '../commands/set-link-standing.js';
import { MOST_CHARACTERS, typedText } from '../commands/typed-text.js';
import { unlinkReport } from '../commands/unlink-report.js';
import { withdrawDeclineProposal } from '../commands/withdraw-decline-proposal.js';
import { CONTENT_WORDS } from '../commands/content-words.js';
import type * as words from '../domain/index.js';
import { ReportActResult } from './desk-types.js';
import { ClaimStanding, ContactReason, HoldGround, ReopenReason, UnlinkReason } from './vocabulary-enums.js';

type Answer = Promise<EntryReceipt | ActRefused>;
const reportArg = { type: () => PublicIdScalar };

/** Steps of triage that go by session. What confers or denies is signed: see decisions.resolver.ts. */
@Resolver()
export class TriageResolver {
  constructor(private readonly desk: Desk) {}

  @Mutation(() => ReportActResult)
  claimReport(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return present(claimReport(this.desk, viewer, report));
  }

  @Mutation(() => ReportActResult)
  releaseReport(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return present(releaseReport(this.desk, viewer, report));
  }

  @Mutation(() => ReportActResult, { description: 'The reporter finds the question on the case page.' })
  askReporter(@Args('report', reportArg) report: string, @Args('text', { type: () => String }) text: string, @Context() { viewer }: GraphqlContext): Answer {
    return present(askReporter(this.desk, viewer, report, requiredText('text', text, MOST_CHARACTERS.question)));
  }

  @Mutation(() => ReportActResult)
  linkReport(
    @Args('report', reportArg) report: string,
    @Args('incident', { type: () => PublicIdScalar }) incident: string,
    @Args('standing', { type: () => ClaimStanding, defaultValue: 'alleged' }) standing: words.ClaimStanding,
    @Context() { viewer }: GraphqlContext,
    @Args('claim', { type: () => String, nullable: true, description: 'What the report says about this incident.' }) claim?: string | null,
  ): Answer {
    const said = claim?.trim() ? requiredText('claim', claim, MOST_CHARACTERS.claim) : null;
    return present(linkReport(this.desk, viewer, report, incident, standing, said));
  }

  @Mutation(() => ReportActResult)
  setLinkStanding(
    @Args('report', reportArg) report: string,
    @Args('incident', { type: () => PublicIdScalar }) incident: string,
    @Args('standing', { type: () => ClaimStanding }) standing: words.ClaimStanding,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return present(setLinkStanding(this.desk, viewer, report, incident, standing));
  }

  @Mutation(() => ReportActResult)
  unlinkReport(
    @Args('report', reportArg) report: string,
    @Args('incident', { type: () => PublicIdScalar }) incident: string,
    @Args('reason', { type: () => UnlinkReason }) reason: words.UnlinkReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return present(unlinkReport(this.desk, viewer, report, incident, reason));
  }

  @Mutation(() => ReportActResult)
  reopenReport(
    @Args('report', reportArg) report: string,
    @Args('reason', { type: () => ReopenReason }) reason: words.ReopenReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return present(reopenReport(this.desk, viewer, report, reason));
  }

  @Mutation(() => ReportActResult)
  withdrawDeclineProposal(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return present(withdrawDeclineProposal(this.desk, viewer, report));
  }

  @Mutation(() => ReportActResult, { description: 'Asks to see how the reporter can be reached; a steward decides.' })
  requestContact(
    @Args('report', reportArg) report: string,
    @Args('reason', { type: () => ContactReason }) reason: words.ContactReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return present(requestContact(this.desk, viewer, report, reason));
  }

  @Mutation(() => ReportActResult)
  refuseContact(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return present(refuseContact(this.desk, viewer, report));
  }

  @Mutation(() => ReportActResult, { description: 'Keeps the words of a report beyond their term, on a legal ground.' })
  keepOpenings(
    @Args('report', reportArg) report: string,
    @Args('ground', { type: () => HoldGround }) ground: words.HoldGround,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return present(keepOpenings(this.desk, viewer, report, ground));
  }

  @Mutation(() => ReportActResult)
  releaseHold(@Args('report', reportArg) report: string, @Context() { viewer }: GraphqlContext): Answer {
    return present(releaseHold(this.desk, viewer, report));
  }
}

async function present(outcome: Promise<DeskOutcome>): Answer {
  const done = await outcome;
  return done.ok ? presentReceipt(done.receipt) : actRefused(done);
}

export function requiredText(field: string, typed: string, most: number): string {
  const checked = typedText(typed, most);
  if ('problem' in checked) throw badInput(field, CONTENT_WORDS[checked.problem]);
  return checked.text;
}
