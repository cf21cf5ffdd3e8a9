/**
 * The shape of a report in the demonstration world: what somebody files, before anybody has judged it.
 *
 * Reports about real incidents are second-hand, in the manner of a journalist or researcher who points to published sources.
 * First-hand reports are invented and say so: their titles begin with "[Fictional example]".
 */
import type { DemoDate, DemoDeclineReason, DemoHarm, DemoIncident, DemoSeverity } from './demo-incident.js';

/** Everything that a first-hand report says about itself begins so. */
export const FICTIONAL = '[Fictional example]';

/** What became of a report. `linked` means that it carries the incident with this key, in whatever state that stands. */
export type DemoOutcome =
  | { readonly state: 'received' | 'in-review' | 'needs-information' }
  | { readonly state: 'linked'; readonly incident: string }
  | {
      readonly state: 'declined';
      readonly reason: DemoDeclineReason;
      /** Said to the reporter alone, on the case page: it never enters the ledger. */
      readonly note: string;
      /** Only with `DUPLICATE_OF`: the key of the incident or report that already tells it. */
      readonly duplicateOf?: string;
    };

export interface DemoMessage {
  readonly from: 'editor' | 'reporter';
  readonly text: string;
}

export interface DemoReport {
  readonly key: string;
  /** The incident that it tells of; none for invented reports. */
  readonly about?: string;
  readonly title: string;
  readonly account: string;
  readonly involvement: string;
  readonly role: 'affected' | 'witness' | 'worker' | 'researcher' | 'journalist' | 'operator' | 'other';
  readonly filedAs: 'anonymous' | 'confidential' | 'named';
  readonly severity: DemoSeverity;
  readonly harmTypes: readonly DemoHarm[];
  readonly occurred: DemoDate;
  readonly countries: readonly string[];
  readonly systems: readonly string[];
  readonly links: readonly string[];
  readonly exchange: readonly DemoMessage[];
  readonly outcome: DemoOutcome;
}

export interface PressFiling {
  readonly about: string;
  readonly title: string;
  readonly account: string;
  readonly involvement: string;
  readonly role: 'journalist' | 'researcher';
  readonly exchange?: readonly DemoMessage[];
  /** Needed where the incident was declined, which happens to the report and not to a record. */
  readonly declined?: { readonly reason: DemoDeclineReason; readonly note: string };
}

/** Completes a press filing with what the incident already says: when, where, how bad, and which sources. */
export function pressReport(filing: PressFiling, incident: DemoIncident): DemoReport {
  return {
    key: `press-${incident.key}`,
    about: incident.key,
    title: filing.title,
    account: filing.account,
    involvement: filing.involvement,
    role: filing.role,
    filedAs: 'anonymous',
    severity: incident.severity,
    harmTypes: incident.harmTypes,
    occurred: incident.occurred,
    countries: incident.countries,
    systems: incident.systems,
    links: incident.sources.map((source) => source.url),
    exchange: filing.exchange ?? [],
    outcome: outcomeOf(filing, incident),
  };
}

function outcomeOf(filing: PressFiling, incident: DemoIncident): DemoReport['outcome'] {
  switch (incident.state) {
    case 'received':
    case 'in-review':
    case 'needs-information':
      return { state: incident.state };
    case 'declined':
      if (filing.declined === undefined) throw new Error(`the filing about ${incident.key} gives no reason for its refusal`);
      return { state: 'declined', ...filing.declined };
    case 'draft':
    case 'published':
    case 'corrected':
    case 'retracted':
      return { state: 'linked', incident: incident.key };
  }
}
