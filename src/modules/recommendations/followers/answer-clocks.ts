import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { Ledger, type Outcome } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { ANSWER_DAYS, ASSESS_DAYS, type RecommendationCommand, type RecommendationRefusal, verdictRecommendationId } from '../domain/index.js';
import { type AskingVerdict, type CarriedMotion, ClocksDue } from '../queries/clocks-due.js';
import { AnswerFiles } from '../store/answer-files.js';
import { recommendationSlice } from '../store/recommendation-slice.js';

/**
 * What the node itself does about recommendations. Each step is a command that the rules refuse the second time, so the whole may be
 * broken off and begun again anywhere, and two nodes may do it at once.
 */
@Injectable()
export class AnswerClocks {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly due: ClocksDue,
    private readonly files: AnswerFiles,
  ) {}

  async run(): Promise<void> {
    for (const motion of await this.due.unissued()) await this.#issue(motion);
    for (const verdict of await this.due.unissuedVerdicts()) await this.#issueVerdict(verdict);
    // What the rules refuse is passed over, and does not keep the rest waiting.
    for (let page = await this.due.unrecorded(); page.length > 0; page = await this.due.unrecorded(page.at(-1))) {
      for (const { recommendation, closedAt: _, ...assessment } of page) await this.#ask(recommendation, { type: 'Assess', ...assessment });
    }
    for (const id of await this.due.overdue(this.clock.now())) await this.#ask(id, { type: 'MarkOverdue' });
    for (const id of await this.due.assessmentsOverdue(this.clock.now())) await this.#ask(id, { type: 'MarkAssessmentOverdue' });
  }

  /** Files that no answer came to cite. */
  async purgeFiles(): Promise<void> {
    await this.transactions.run((tx) => this.files.purge(tx, addSeconds(this.clock.now(), -DAY_SECONDS)));
  }

  /** The days are the mandate's and the council's; the rules look whether they are. */
  async #issue({ id, council, lab, policy, mandate }: CarriedMotion): Promise<void> {
    const [body, bound] = [
      await this.ledger.stateOf<{ assessDays: number }>('council', council),
      mandate === null ? undefined : await this.ledger.stateOf<{ lab: string; council: string; status: string; answerDays: number }>('mandate', mandate),
    ];
    if (!body) return;
    const counts = bound?.lab === lab && bound.council === council && (bound.status === 'active' || bound.status === 'ended');
    await this.#ask(id, {
      type: 'IssueRecommendation', origin: { kind: 'motion', id }, lab, council, policy, mandate,
      answerDays: counts ? bound.answerDays : ANSWER_DAYS, assessDays: body.assessDays,
    });
  }

  #issueVerdict({ jury, lab, n }: AskingVerdict): Promise<Outcome<RecommendationRefusal>> {
    return this.#ask(verdictRecommendationId(jury, n), {
      type: 'IssueRecommendation', origin: { kind: 'verdict', id: jury }, lab, council: null, policy: null, mandate: null, answerDays: ANSWER_DAYS, assessDays: ASSESS_DAYS,
    });
  }

  #ask(id: string, command: RecommendationCommand): Promise<Outcome<RecommendationRefusal>> {
    return this.ledger.ask(recommendationSlice, id, { command, actor: { kind: 'system', part: 'clock' }, authorization: { method: 'system' } });
  }
}
