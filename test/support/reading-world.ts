import { PublishedLog } from '../../src/ledger/index.js';
import { fileReport, MINIMAL } from './filing.js';
import { PREPARED } from './member.js';
import type { TestNode } from './node.js';
import { type Person, withEditor, withMember } from './people.js';

/** A little of everything that readers meet, made through the public API. */
export interface ReadingWorld {
  /** Corrected, answered, with a report linked and a name withheld. */
  readonly incident: string;
  readonly retracted: string;
  /** Joined to `incident`. */
  readonly merged: string;
  /** Its words try to be markup. */
  readonly hostile: string;
  readonly organisation: string;
  /** Joined to `organisation`. */
  readonly formerName: string;
  readonly person: string;
  readonly report: string;
  /** Receipt file of the report. */
  readonly receipt: string;
}

export const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} & \u{1f916}';

const RECEIPT = '__typename ... on EntryReceipt { streamId entryId } ... on IncidentRefused { code message problems { field code } }';
const ACT_RECEIPT = '__typename ... on EntryReceipt { streamId entryId } ... on ActRefused { code message }';

interface Acted {
  readonly __typename: string;
  readonly streamId: string;
  readonly code?: string;
}

export async function readingWorld(node: TestNode): Promise<ReadingWorld> {
  const ada = await withEditor(node, 'Ada');
  const ben = await withEditor(node, 'Ben');
  const organisation = await register(ada, 'ORGANISATION', 'Acme Screening');
  const formerName = await register(ada, 'ORGANISATION', 'Acme Screeners');
  const person = await register(ada, 'PERSON', 'Anna Applicant');
  const crowd = await register(ada, 'CLASS', `Applicants ${HOSTILE}`);
  await done(ask(ada, `mergeEntity(entity: "${formerName}", into: "${organisation}", reason: SAME_ENTITY)`));

  const involved = [
    { entity: organisation, role: 'DEPLOYER' },
    { entity: person, role: 'HARMED' },
    { entity: crowd, role: 'HARMED' },
  ];
  const incident = await published(ada, { entities: involved });
  await draft(ben, { title: 'Hiring tool alleged to have ranked applicants by postcode and age', entities: involved }, incident);
  await done(ben.act(`mutation { act: prepareCorrectIncident(incident: "${incident}", version: 2, reason: NEW_INFORMATION, note: "Ages were found too.") { ${PREPARED} } }`));
  const retracted = await published(ada, { title: 'Camera alleged to have fined zebras' });
  await done(ada.act(`mutation { act: prepareRetractIncident(incident: "${retracted}", reason: UNSUPPORTED, note: "Nothing found.") { ${PREPARED} } }`));
  const merged = await published(ada, { title: 'Screening software alleged to prefer some streets' });
  await done(ada.act(`mutation { act: prepareMergeIncident(incident: "${merged}", into: "${incident}", reason: SAME_EVENT) { ${PREPARED} } }`));
  const hostile = await published(ada, { title: HOSTILE, summary: `${HOSTILE}\n\nSecond paragraph`, account: `${HOSTILE} and more`, occurred: { precision: 'YEAR', date: '2019' } });

  const voice = await withMember(node, [`respondent:${organisation}`], 'Vic');
  await done(voice.act(`mutation { act: prepareAnswerIncident(incident: "${incident}", entity: "${organisation}", standing: DISPUTED, statement: "We do not rank by postcode.") { ${PREPARED} } }`));

  const filed = await fileReport(node, { ...MINIMAL, wait: true });
  await done(ask(ada, `claimReport(report: "${filed.reportId}")`, ACT_RECEIPT));
  await done(ask(ada, `linkReport(report: "${filed.reportId}", incident: "${incident}", standing: REPORTED)`, ACT_RECEIPT));
  await done(ada.act(`mutation { act: prepareAcceptReport(report: "${filed.reportId}") { ${PREPARED} } }`));
  const spam = await fileReport(node, { ...MINIMAL, title: 'Buy our watches today' });
  await done(ask(ada, `claimReport(report: "${spam.reportId}")`, ACT_RECEIPT));
  await done(ada.act(`mutation { act: prepareDeclineReport(input: { report: "${spam.reportId}", reason: SPAM, seriousHarmAlleged: false, note: "This is advertising." }) { ${PREPARED} } }`));
  await fileReport(node, { ...MINIMAL, title: 'Waiting to be read' });
  await everythingPublished(node);
  return { incident, retracted, merged, hostile, organisation, formerName, person, report: filed.reportId, receipt: filed.receiptFile! };
}

/** Until the log shows all that was decided so far. */
export async function everythingPublished(node: TestNode): Promise<void> {
  const [row] = await node.db.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_pending');
  for (let attempt = 0; attempt < 400; attempt++) {
    if (node.app.get(PublishedLog).size >= row!.n) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error('the log did not grow in time');
}

const REVISION = {
  title: 'Hiring tool alleged to have ranked applicants by postcode',
  summary: 'Applicants say that a screening system placed those from two postcodes last, whatever stood in their letters.',
  account: 'A group of applicants compared their answers and found the same pattern in each.\n\nThey asked the employer, who named the supplier of the tool.',
  occurred: { precision: 'MONTH', date: '2025-03' },
  severity: 'INCIDENT',
  harmTypes: ['HUMAN_RIGHTS', 'ECONOMIC_PROPERTY'],
  countries: ['DE', 'FR'],
  systems: [{ name: 'RankRight', version: '2' }],
  harmed: 'Applicants for work',
  quantity: 1200,
  sources: [
    { url: 'https://example.org/postcodes', title: 'Sorted by street', publisher: 'Example Courier', published: { precision: 'DAY', date: '2025-04-01' } },
    { url: 'https://example.com/letters' },
  ],
};

async function draft(who: Person, revision: Record<string, unknown>, incident?: string): Promise<string> {
  const text = `mutation ($revision: IncidentRevisionInput!, $incident: PublicId) {
    act: draftIncident(revision: $revision, namesPerson: false, incident: $incident, reports: []) { ${RECEIPT} } }`;
  return (await done((await who.ask<{ act: Acted }>(text, { revision: { ...REVISION, ...revision }, incident })).act)).streamId;
}

/** An incident for specs that are about something else. */
export function draftedAndPublished(who: Person, revision: Record<string, unknown> = {}): Promise<string> {
  return published(who, revision);
}

async function published(who: Person, revision: Record<string, unknown>): Promise<string> {
  const id = await draft(who, revision);
  await done(who.act(`mutation { act: preparePublishIncident(incident: "${id}", version: 1) { ${PREPARED} } }`));
  return id;
}

async function register(who: Person, kind: string, name: string): Promise<string> {
  const { act } = await who.ask<{ act: Acted }>(`mutation ($name: String!) { act: registerEntity(kind: ${kind}, name: $name) { ${RECEIPT} } }`, { name });
  return (await done(act)).streamId;
}

async function ask(who: Person, mutation: string, answer = RECEIPT): Promise<Acted> {
  return (await who.ask<{ act: Acted }>(`mutation { act: ${mutation} { ${answer} } }`)).act;
}

async function done<T extends { readonly __typename: string }>(answer: T | Promise<T>): Promise<T> {
  const outcome = await answer;
  if (outcome.__typename !== 'EntryReceipt') throw new Error(JSON.stringify(outcome));
  return outcome;
}
