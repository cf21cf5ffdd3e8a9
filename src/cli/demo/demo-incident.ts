/**
 * The shape of one record of the demonstration world, and the few words in which it is written down.
 *
 * The world holds real, public incidents told in our own words. Each names its public sources, says "alleged" until a court
 * has found or an authority has fined, and describes people by their role, never by name. Nothing here is a row: `folkmoot demo`
 * turns these records into the same commands that anybody else would send.
 */
export type DemoState =
  | 'received'
  | 'in-review'
  | 'needs-information'
  | 'declined'
  | 'draft'
  | 'published'
  | 'corrected'
  | 'retracted';

export type DemoSeverity = 'hazard' | 'serious-hazard' | 'incident' | 'serious-incident' | 'disaster' | 'other';

export type DemoHarm =
  | 'physical'
  | 'psychological'
  | 'reputational'
  | 'economic-property'
  | 'environmental'
  | 'public-interest'
  | 'human-rights'
  | 'other';

export type DemoDeclineReason =
  | 'NOT_AI'
  | 'DUPLICATE_OF'
  | 'NO_HARM_OR_HAZARD'
  | 'SPAM'
  | 'TEST'
  | 'NOT_ENOUGH_TO_ACT'
  | 'OUT_OF_SCOPE'
  | 'UNLAWFUL_CONTENT'
  | 'WITHDRAWN_BY_REPORTER';

/** When it first happened, as exactly as the sources allow: the date has the form that its precision says. */
export interface DemoDate {
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
}

export interface DemoEntity {
  readonly name: string;
  readonly kind: 'organisation' | 'class';
  readonly roles: readonly ('developer' | 'deployer' | 'harmed' | 'implicated-system')[];
}

export interface DemoSource {
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly published?: string;
}

export interface DemoIncident {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly account: string;
  readonly occurred: DemoDate;
  readonly countries: readonly string[];
  readonly severity: DemoSeverity;
  readonly harmTypes: readonly DemoHarm[];
  readonly systems: readonly string[];
  readonly entities: readonly DemoEntity[];
  readonly sources: readonly DemoSource[];
  /**
   * How far it has come. Up to `declined` only its report exists in the demonstration world and no incident page; from `draft` on the
   * report is linked to an incident, and from `published` on everybody sees it.
   */
  readonly state: DemoState;
  /** Only with state `corrected`: the summary as it was first published, and why it was changed. */
  readonly correction?: { readonly summaryBefore: string; readonly note: string };
  /** Only with state `retracted`: a code with the key of the record that remains. */
  readonly retraction?: { readonly reason: 'DUPLICATE_OF'; readonly of: string; readonly note: string };
}

/** Lines become one paragraph, an empty line starts the next: long text stays readable in the source. */
export function prose(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .join('\n\n');
}

/** The record of the same incident in the public AI Incident Database: a pointer, none of its text. */
export function aiid(id: number): DemoSource {
  return {
    title: `Incident ${id}`,
    url: `https://incidentdatabase.ai/cite/${id}`,
    publisher: 'AI Incident Database',
  };
}
