import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';

export interface ShareData {
  readonly count: number;
  readonly of: number;
}

export interface RatesData {
  readonly lab: string | null;
  readonly asked: number;
  readonly answered: ShareData;
  readonly answeredInTime: ShareData;
  readonly waiting: number;
  readonly overdue: ShareData;
  readonly kept: ShareData;
  readonly pending: number;
  readonly setAside: number;
  readonly assessmentsOverdue: ShareData;
}

/** One line of a list. */
export interface ListedRecommendation {
  readonly id: string;
  readonly title: string | null;
  readonly lab: string;
  readonly labName: string | null;
  readonly council: string | null;
  readonly councilName: string | null;
  readonly issuedAt: string;
  readonly dueAt: string;
  readonly outstanding: boolean;
  readonly answeredAt: string | null;
  readonly answeredLate: boolean | null;
  readonly overdueAt: string | null;
  readonly standing: string | null;
  readonly status: string;
  readonly open: boolean;
}

export interface ResponseData {
  readonly standing: string;
  readonly by: string | null;
  readonly statement: string | null;
  readonly at: string;
  readonly late: boolean;
  readonly entryId: string;
  readonly evidence: readonly { readonly hash: string; readonly size: number; readonly name: string | null; readonly kept: boolean; readonly path: string }[];
}

export interface AssessmentData {
  readonly status: string;
  readonly motion: string;
  readonly successor: string | null;
  readonly at: string;
  readonly late: boolean;
  readonly entryId: string;
}

export interface ClockData {
  readonly kind: string;
  readonly at: string;
  readonly dueAt: string;
  readonly days: number | null;
  readonly reason: string | null;
  readonly note: string | null;
}

export interface RecommendationData extends ListedRecommendation {
  readonly origin: string;
  readonly text: string | null;
  readonly measure: string | null;
  readonly policy: string | null;
  readonly policyTitle: string | null;
  readonly binding: string;
  readonly mostExtensions: number;
  readonly extensionDays: number;
  readonly extended: number;
  readonly closedAt: string | null;
  readonly assessmentDueAt: string | null;
  readonly assessmentOverdueAt: string | null;
  readonly mayAnswer: boolean;
  readonly responses: readonly ResponseData[];
  readonly assessments: readonly AssessmentData[];
  readonly clocks: readonly ClockData[];
  readonly history: readonly EntryData[];
}

export const RATES = 'lab asked answered { count of } answeredInTime { count of } waiting overdue { count of } kept { count of } pending setAside assessmentsOverdue { count of }';
export const LISTED = 'id title lab labName council councilName issuedAt dueAt outstanding answeredAt answeredLate overdueAt standing status open';
export const PAGED = `edges { node { ${LISTED} } } pageInfo { hasNextPage endCursor } totalCount`;

export interface Paged {
  readonly edges: readonly { readonly node: ListedRecommendation }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number | null;
}

export const ANSWERS = `query ($first: Int!, $after: String, $filter: RecommendationFilterInput) {
  rates: answerRates { ${RATES} }
  byLab: answerRatesByLab { ${RATES} }
  allLabs { entity name }
  overdue: recommendations(first: 50, filter: { overdue: true }) { ${PAGED} }
  list: recommendations(first: $first, after: $after, filter: $filter) { ${PAGED} }
}`;

export interface AnswersData {
  readonly rates: RatesData;
  readonly byLab: readonly RatesData[];
  readonly allLabs: readonly { readonly entity: string; readonly name: string | null }[];
  readonly overdue: Paged;
  readonly list: Paged;
}

export const YEARLY = `{ discrepancies { differences recommendation { ${LISTED} } } }`;

export interface YearlyData {
  readonly discrepancies: readonly { readonly differences: readonly string[]; readonly recommendation: ListedRecommendation }[];
}

export const RECOMMENDATION = `query ($id: PublicId!) {
  recommendation(id: $id) {
    ${LISTED} origin text measure policy policyTitle binding mostExtensions extensionDays extended closedAt assessmentDueAt assessmentOverdueAt mayAnswer
    responses { standing by statement at late entryId evidence { hash size name kept path } }
    assessments { status motion successor at late entryId }
    clocks { kind at dueAt days reason note }
    history { ${ENTRY_FIELDS} }
  }
}`;
