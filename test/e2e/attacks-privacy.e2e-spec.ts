import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Openings, PublishedLog } from '../../src/ledger/index.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { fileReport, MINIMAL, openCase, upload } from '../support/filing.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor, withMember, withSteward } from '../support/people.js';
import { everythingPublished } from '../support/reading-world.js';

/**
 * Words that nobody but editors may read, each marked by a name that stands nowhere else. Whoever finds one in anything that
 * strangers, members without a role, other organisations' respondents or removed members can fetch has found a leak.
 */
const SECRETS = [
  'zqreport', 'zqaccount', 'zqcontact', 'zqaddition', 'zqquestion', 'zqanswer', 'zqdecline', 'zqfile', 'zqclaim', 'zqdraft', 'zqdiscarded', 'zqretracted', 'zqretractnote',
  'zqreply', 'zqnote', 'zqprivate', 'zqperson', 'zqalias', 'zqformer', 'zqharmed', 'zqerased', 'zqbecame', 'zqada', 'zqben', 'zqgone',
] as const;

let node: TestNode;
let ada: Person;
let ben: Person;
const readers: [string, Record<string, string>][] = [['anonymous', {}]];
const incidents: string[] = [];
const entities: string[] = [];
let report = '';

const RECEIPT = '__typename ... on EntryReceipt { streamId } ... on IncidentRefused { code }';
const ACTED = '__typename ... on EntryReceipt { streamId } ... on ActRefused { code }';

async function ok(answer: Promise<{ readonly __typename: string }>): Promise<void> {
  const outcome = await answer;
  if (outcome.__typename !== 'EntryReceipt') throw new Error(JSON.stringify(outcome));
}
async function ask(who: Person, mutation: string, answer = RECEIPT, variables: Record<string, unknown> = {}, heads = ''): Promise<string> {
  const { act } = await who.ask<{ act: { __typename: string; streamId: string } }>(`mutation ${heads} { act: ${mutation} { ${answer} } }`, variables);
  await ok(Promise.resolve(act));
  return act.streamId;
}
const signed = (who: Person, mutation: string): Promise<void> => ok(who.act(`mutation { act: ${mutation} { ${PREPARED} } }`));
async function entity(kind: string, name: string, aliases: string[] = []): Promise<string> {
  const id = await ask(ada, 'registerEntity(kind: ' + kind + ', name: $name, aliases: $aliases)', RECEIPT, { name, aliases }, '($name: String!, $aliases: [String!])');
  entities.push(id);
  return id;
}
async function draft(title: string, more: Record<string, unknown> = {}, incident?: string, namesPerson = false): Promise<string> {
  const revision = { title, summary: `${title} in short, as two people say.`, account: `${title} told at length by two people who were there.`, severity: 'INCIDENT', harmTypes: ['PHYSICAL'], countries: ['DE'], ...more };
  const id = await ask(ada, 'draftIncident(revision: $revision, namesPerson: $namesPerson, incident: $incident)', RECEIPT, { revision, incident, namesPerson }, '($revision: IncidentRevisionInput!, $incident: PublicId, $namesPerson: Boolean!)');
  if (!incidents.includes(id)) incidents.push(id);
  return id;
}
async function published(title: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = await draft(title, more);
  await signed(ben, `preparePublishIncident(incident: "${id}", version: 1)`);
  return id;
}

beforeAll(async () => {
  node = await startTestNode();
  const steward = await withSteward(node);
  ada = await withEditor(node, 'zqada');
  ben = await withEditor(node, 'zqben');
  const organisation = await entity('ORGANISATION', 'Harmless Works', []);
  const person = await entity('PERSON', 'zqperson Smith', ['zqalias']);
  const harmed = await entity('UNKNOWN', 'zqharmed Jones');
  const renamed = await entity('ORGANISATION', 'zqformer Limited', ['zqformer']);
  await ask(ada, `renameEntity(entity: "${renamed}", name: "Renamed Limited")`);
  const became = await entity('ORGANISATION', 'zqbecame Miller', ['zqbecame']);
  const all = [
    { entity: organisation, role: 'DEPLOYER' }, { entity: person, role: 'DEPLOYER' }, { entity: harmed, role: 'HARMED' }, { entity: became, role: 'DEVELOPER' }, { entity: renamed, role: 'DEVELOPER' },
  ];
  const shown = await published('Lift stopped between floors', { entities: all });
  await ask(ada, `setEntityKind(entity: "${became}", kind: PERSON)`);
  const merged = await entity('PERSON', 'zqperson Smyth');
  await ask(ada, `mergeEntity(entity: "${merged}", into: "${person}", reason: SAME_ENTITY)`);
  await draft('zqdraft never published');
  const discarded = await draft('zqdiscarded thought');
  await ask(ada, `discardDraft(incident: "${discarded}")`);
  await draft('zqdraft beside a public one', {}, shown);

  const voice = await withMember(node, [`respondent:${organisation}`], 'zqgone');
  const retracted = await published('zqretracted story', { entities: [{ entity: organisation, role: 'DEPLOYER' }] });
  await draft('zqretracted story corrected', { entities: [{ entity: organisation, role: 'DEPLOYER' }] }, retracted);
  await signed(ben, `prepareCorrectIncident(incident: "${retracted}", version: 2, reason: WORDING, note: "zqnote of a correction")`);
  await signed(voice, `prepareAnswerIncident(incident: "${retracted}", entity: "${organisation}", standing: DISPUTED, statement: "zqreply to it")`);
  await signed(ben, `prepareRetractIncident(incident: "${retracted}", reason: UNSUPPORTED, note: "zqretractnote")`);
  const priv = await published('zqprivate neighbour was named');
  await draft('A neighbour was filmed', {}, priv);
  await signed(ben, `prepareCorrectIncident(incident: "${priv}", version: 2, reason: PRIVACY)`);
  const erased = await published('zqerased words');
  const { incident } = await steward.ask<{ incident: { versions: { entryId: string }[] } }>(`{ incident(id: "${erased}") { versions { entryId } } }`);
  await signed(steward, `prepareEraseIncident(incident: "${erased}", ground: UNLAWFUL_CONTENT, openings: [{ entry: "${incident.versions[0]!.entryId}" }])`);

  const { files } = await upload(node, { name: 'zqfile.txt', content: 'zqfile content' });
  const filed = await fileReport(node, { ...MINIMAL, title: 'zqreport title', account: 'zqaccount of what happened to us there', mode: 'CONFIDENTIAL', contact: { email: 'zqcontact@example.org' }, files: [files[0]!.handle] });
  report = filed.reportId;
  await ask(ada, `claimReport(report: "${report}")`, ACTED);
  await ask(ada, `askReporter(report: "${report}", text: "zqquestion?")`, ACTED);
  const view = await openCase(node, filed.caseCode!);
  for (const mutation of [`answerCaseQuestion(input: { code: "${filed.caseCode}", question: "${view.questions[0]!.id}", text: "zqanswer" })`, `addToCase(input: { code: "${filed.caseCode}", text: "zqaddition" })`]) {
    const { data } = await node.graphql<{ a: { __typename: string } }>(`mutation { a: ${mutation} { __typename } }`);
    expect(data.a.__typename).toBe('EntryReceipt');
  }
  await ask(ada, `linkReport(report: "${report}", incident: "${shown}", claim: "zqclaim")`, ACTED);
  await signed(ada, `prepareDeclineReport(input: { report: "${report}", reason: SPAM, seriousHarmAlleged: false, note: "zqdecline" })`);

  const plain = await withMember(node, [], 'Plain');
  const gone = await withMember(node, ['editor'], 'zqgone');
  await signed(steward, `removeMember(member: "${gone.id}", reason: MISCONDUCT)`);
  const expired = await withEditor(node, 'zqgone');
  await expired.ask('mutation { logout }');
  for (const [name, who] of [['plain member', plain], ['respondent', voice], ['removed member', gone], ['logged out', expired]] as const) readers.push([name, { authorization: `Bearer ${who.token}` }]);
  await everythingPublished(node);
}, 120_000);
afterAll(() => node.stop(), 30_000);

function leaks(text: string, but: readonly string[] = []): string[] {
  return SECRETS.filter((secret) => !but.includes(secret) && text.toLowerCase().includes(secret));
}

const VERSION = 'version entryId status draftedBy namesPerson title summary account harmed correctionNote systems { name } sources { url title } involved { entity role } publishedAt';
const ENTITY = 'id kind name aliases mergedInto incidentCount public url roles { role count } history { json } proof { file }';
const INCIDENT = `id status title summary account harmed systems { name } sources { url title } occurred { date } version withheld { role count } citation { text bibtex }
  entities { role entity { ${ENTITY} } } answers { statement entity { name } } reports { id } reportCount versions { ${VERSION} } draft { ${VERSION} } tombstone { reason } history { json events command } proof { file }`;

describe('what strangers may fetch', () => {
  it('holds none of the words that are for editors, by the API', async () => {
    for (const [reader, headers] of readers) {
      const found: string[] = [];
      const look = async (query: string): Promise<void> => {
        const answer = await node.graphql<unknown>(query, {}, headers);
        for (const secret of leaks(JSON.stringify(answer), ['zqgone'])) found.push(`${secret} in ${query.slice(0, 60)}`);
      };
      for (const id of incidents) await look(`{ incident(id: "${id}") { ${INCIDENT} } }`);
      for (const id of entities) {
        await look(`{ entity(id: "${id}") { ${ENTITY} } }`);
        await look(`{ similarEntities(id: "${id}") { entity { name aliases } } }`);
      }
      await look(`{ report(id: "${report}") { content { title account } contact questions { text answer } additions { text } similar { title } links { claim } decisions { note } history { json } } }`);
      await look('{ reportQueue { totalCount edges { node { id title claimedBy } } } }');
      await look('{ members { edges { node { id displayName email keys { id } profileEntry } } } }');
      await look('{ invitations { id roles member } }');
      for (const who of [ada, ben]) await look(`{ member(id: "${who.id}") { displayName email } }`);
      await look('{ me { displayName email } }');
      await look('{ entities(all: true, first: 100) { edges { node { name aliases } } } }');
      await look('{ entities(first: 100) { edges { node { id name aliases } } } }');
      await look(`{ incidents(first: 100, filter: { status: [PUBLISHED, RETRACTED, MERGED] }) { edges { node { title summary account versions { ${VERSION} } entities { entity { name aliases } } } } facets { entity { label value } } } }`);
      await look('{ incidents(filter: { status: [DRAFT] }) { totalCount edges { node { title } } } }');
      await look('{ ledger { entries(first: 100) { edges { node { json } } } } }');
      await look('{ ledger { entries(first: 100, from: 100) { edges { node { json } } } } }');
      expect([reader, found]).toEqual([reader, []]);
    }
  }, 60_000);

  it('is not found by searching for it, nor counted', async () => {
    for (const secret of SECRETS) {
      const { data } = await node.graphql<{ incidents: { totalCount: number; edges: unknown[] }; entities: { totalCount: number; edges: unknown[] }; incidentTimeline: unknown[] }>(
        `{ incidents(search: "${secret}") { totalCount edges { node { id } } } entities(search: "${secret}") { totalCount edges { node { id } } } incidentTimeline(search: "${secret}") { count } }`,
      );
      expect([secret, data.incidents.edges.length, data.incidents.totalCount, data.entities.edges.length, data.entities.totalCount, data.incidentTimeline.length]).toEqual([secret, 0, 0, 0, 0, 0]);
    }
    for (const id of entities) {
      const { data } = await node.graphql<{ entity: unknown; incidents: { totalCount: number } }>(`{ entity(id: "${id}") { public } incidents(filter: { entity: ["${id}"] }) { totalCount } }`);
      if (data.entity === null) expect([id, data.incidents.totalCount]).toEqual([id, 0]);
    }
  }, 60_000);

  it('holds none on any page, feed, export or file of the log', async () => {
    const size = node.app.get(PublishedLog).size;
    const paths = [
      '/', '/incidents', '/incidents?status=retracted', '/incidents?status=draft', '/entities', '/integrity', '/ledger', '/incidents.csv', '/incidents.json', '/entities.csv', '/incidents/feed.atom', '/incidents/feed.json', '/log/tile/entries/000.p/' + (size % 256), '/log/openings/000',
      '/metrics', '/desk', `/desk/reports/${report}`, `/ledger/streams/report/${report}`, '/members', ...incidents.flatMap((id) => [`/incidents/${id}`, `/incidents/${id}.json`, `/incidents/${id}/versions/1`, `/incidents/${id}/versions/2`, `/ledger/streams/incident/${id}`]),
      ...entities.flatMap((id) => [`/entities/${id}`, `/ledger/streams/entity/${id}`]),
    ];
    for (const [reader, headers] of readers) {
      const found: string[] = [];
      for (const path of paths) {
        const response = await node.get(path, headers);
        for (const secret of leaks(await response.text(), ['zqgone'])) found.push(`${secret} in ${path}`);
        if (response.status >= 500) found.push(`${response.status} ${path}`);
      }
      expect([reader, found]).toEqual([reader, []]);
    }
  }, 60_000);

  it('holds none among the openings that an export gives to everybody', async () => {
    const openings = await node.app.get(Transactions).run((tx) => node.app.get(Openings).page(tx, 0, node.app.get(PublishedLog).size, ['public']));
    expect(openings.length).toBeGreaterThan(10);
    expect(openings.flatMap((opening) => leaks(JSON.stringify(opening)).map((secret) => `${secret} at ${opening.path}`))).toEqual([]);
  });

  it('evidence is for editors: no id opens it to another', async () => {
    const rows = await node.db.database.dataSource.query<{ id: string }[]>('SELECT id FROM evidence');
    expect(rows.length).toBe(1);
    for (const [reader, headers] of readers) {
      for (const path of [`/evidence/${rows[0]!.id}`, `/evidence/${rows[0]!.id}/clean`]) expect([reader, path, (await node.get(path, headers)).status]).toEqual([reader, path, 404]);
    }
    expect(await (await node.get(`/evidence/${rows[0]!.id}`, { authorization: `Bearer ${ada.token}` })).text()).toBe('zqfile content');
  });
});

it('those who may act on records are editors alone: every mutation of the desk refuses all others', async () => {
  const id = incidents[0]!;
  const acts = [
    `claimReport(report: "${report}") { __typename }`, `askReporter(report: "${report}", text: "x") { __typename }`, `discardDraft(incident: "${id}") { __typename }`, `registerEntity(kind: PERSON, name: "x") { __typename }`,
    `renameEntity(entity: "${entities[0]}", name: "x") { __typename }`, `requestContact(report: "${report}", reason: DANGER_NOW) { __typename }`, `keepOpenings(report: "${report}", ground: COURT_ORDER) { __typename }`,
    `linkReport(report: "${report}", incident: "${id}") { __typename }`, `reopenReport(report: "${report}", reason: ORDERED) { __typename }`, `preparePublishIncident(incident: "${id}", version: 2) { __typename }`,
    `prepareRetractIncident(incident: "${id}", reason: NOT_AI) { __typename }`, `prepareAnswerIncident(incident: "${id}", entity: "${entities[1]}", standing: DISPUTED) { __typename }`, `prepareApproveContact(report: "${report}") { __typename }`,
    `grantRole(member: "${ada.id}", role: "steward") { __typename }`, `removeMember(member: "${ada.id}", reason: OTHER) { __typename }`, 'invite(roles: ["steward"]) { __typename }', `inviteRecovery(member: "${ada.id}") { __typename }`,
    `draftIncident(revision: { title: "A title here", summary: "A summary of it here.", severity: INCIDENT, harmTypes: [PHYSICAL] }, namesPerson: false) { __typename }`, `setEntityKind(entity: "${entities[0]}", kind: PERSON) { __typename }`,
  ];
  const [before] = await node.db.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_pending');
  for (const [reader, headers] of readers) {
    for (const act of acts) {
      const answer = await node.graphql<Record<string, { __typename: string }> | null>(`mutation { ${act} }`, {}, headers);
      const got = answer.data === null || answer.errors ? 'error' : Object.values(answer.data)[0]!.__typename;
      expect([reader, act.slice(0, 30), got]).toEqual([reader, act.slice(0, 30), expect.stringMatching(/Refused$|^error$/)]);
    }
  }
  const [after] = await node.db.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_pending');
  expect(after!.n).toBe(before!.n);
}, 60_000);
