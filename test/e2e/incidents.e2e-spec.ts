import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toBase64Url, utf8 } from '../../src/kernel/bytes.js';
import { eventually } from '../support/eventually.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor, withMember, withSteward } from '../support/people.js';

const REVISION = {
  title: 'Hiring tool alleged to have ranked applicants by postcode',
  summary: 'Applicants say that a screening system placed those from two postcodes last.',
  account: 'A group of applicants compared their answers and found the same pattern in each.',
  occurred: { precision: 'MONTH', date: '2025-03' },
  severity: 'INCIDENT',
  harmTypes: ['HUMAN_RIGHTS', 'ECONOMIC_PROPERTY'],
  countries: ['DE', 'FR'],
  systems: [{ name: 'RankRight', version: '2' }],
  sources: [{ url: 'https://example.org/postcodes', title: 'Postcodes', published: { precision: 'DAY', date: '2025-04-01' } }],
};

const DRAFT = `mutation ($revision: IncidentRevisionInput!, $names: Boolean!, $incident: PublicId, $reports: [PublicId!]) {
  act: draftIncident(revision: $revision, namesPerson: $names, incident: $incident, reports: $reports) {
    __typename ... on EntryReceipt { streamId entryId } ... on IncidentRefused { code message problems { field code message index } } } }`;
const ACT = '__typename ... on EntryReceipt { streamId entryId } ... on IncidentRefused { code message problems { field code } }';

interface Acted {
  readonly __typename: string;
  readonly streamId: string;
  readonly entryId: string;
  readonly code?: string;
  readonly problems?: readonly { field: string; code: string }[];
}
interface Shown {
  readonly id: string;
  readonly title: string | null;
  readonly [field: string]: unknown;
}

describe('incidents', () => {
  let node: TestNode;
  let steward: Person;
  let ben: Person;
  let cleo: Person;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' } });
    steward = await withSteward(node);
    ben = await withEditor(node, 'Ben');
    cleo = await withEditor(node, 'Cleo');
  }, 60_000);
  afterAll(() => node.stop());

  async function register(kind: string, name: string): Promise<string> {
    const { act } = await ben.ask<{ act: Acted }>(`mutation ($name: String!) { act: registerEntity(kind: ${kind}, name: $name) { ${ACT} } }`, { name });
    return act.streamId;
  }
  async function draft(who: Person, revision: Record<string, unknown> = {}, more: { incident?: string; names?: boolean; reports?: string[] } = {}): Promise<Acted> {
    const variables = { revision: { ...REVISION, ...revision }, names: more.names ?? false, incident: more.incident ?? null, reports: more.reports ?? [] };
    return (await who.ask<{ act: Acted }>(DRAFT, variables)).act;
  }
  const publish = (who: Person, id: string, version = 1): Promise<{ __typename: string; code?: string }> =>
    who.act(`mutation { act: preparePublishIncident(incident: "${id}", version: ${version}) { ${PREPARED} } }`);
  async function published(revision: Record<string, unknown> = {}): Promise<string> {
    const { streamId } = await draft(ben, revision);
    expect(await publish(ben, streamId)).toMatchObject({ __typename: 'EntryReceipt' });
    return streamId;
  }
  async function show(id: string, fields: string, who?: Person): Promise<Shown | null> {
    const { data, errors } = await (who ?? node).graphql<{ incident: Shown | null }>(`{ incident(id: "${id}") { id title ${fields} } }`);
    expect(errors).toBeUndefined();
    return data.incident;
  }

  it('is drafted for editors, published under a signature, and proved', async () => {
    const acme = await register('ORGANISATION', 'Acme Screening');
    const anna = await register('PERSON', 'Anna Applicant');
    const { streamId: id } = await draft(ben, { entities: [{ entity: acme, role: 'DEPLOYER' }, { entity: anna, role: 'HARMED' }] });
    expect(await show(id, '')).toBeNull();
    expect(await show(id, 'status draft { version title involved { entity } }', cleo)).toMatchObject({ status: 'DRAFT', title: null, draft: { version: 1, title: REVISION.title } });

    expect(await publish(ben, id)).toMatchObject({ __typename: 'EntryReceipt' });
    const fields = `status version url occurred { precision date } severity harmTypes countries systems { name version } sources { url published { date } }
      entities { role standing entity { id name kind } } withheld { role count } draft { version } versions { version status title } citation { text bibtex }`;
    expect(await show(id, fields)).toEqual({
      id,
      status: 'PUBLISHED',
      version: 1,
      url: `http://localhost:3000/incidents/${id}`,
      title: REVISION.title,
      occurred: REVISION.occurred,
      severity: 'INCIDENT',
      harmTypes: REVISION.harmTypes,
      countries: ['DE', 'FR'],
      systems: REVISION.systems,
      sources: [{ url: 'https://example.org/postcodes', published: { date: '2025-04-01' } }],
      entities: [{ role: 'DEPLOYER', standing: 'ALLEGED', entity: { id: acme, name: 'Acme Screening', kind: 'ORGANISATION' } }],
      withheld: [{ role: 'HARMED', count: 1 }],
      draft: null,
      versions: [{ version: 1, status: 'published', title: REVISION.title }],
      citation: expect.objectContaining({ text: expect.stringContaining(`Incident ${id}, version 1`) }),
    });
    expect(await show(id, 'entities { entity { name } }', cleo)).toMatchObject({ entities: [{ entity: { name: 'Acme Screening' } }, { entity: { name: 'Anna Applicant' } }] });
    expect((await node.graphql(`{ entity(id: "${anna}") { name } }`)).data).toEqual({ entity: null });
    expect((await node.graphql(`{ entity(id: "${acme}") { name incidentCount canAnswer roles { role count } } }`)).data).toEqual({
      entity: { name: 'Acme Screening', incidentCount: 1, canAnswer: true, roles: [{ role: 'DEPLOYER', count: 1 }] },
    });

    // Published entries only: the second one may still be on its way.
    await until(async () => ((await show(id, 'history { seq }'))?.['history'] as readonly unknown[]).length === 2);
    expect(await show(id, 'history { command authorization events json } proof { file }')).toMatchObject({
      history: [
        { command: 'DraftIncident', authorization: 'session', events: ['IncidentDrafted'] },
        { command: 'PublishIncident', authorization: 'ed25519', events: ['IncidentPublished'] },
      ],
      proof: { file: expect.stringContaining('c2sp.org/tlog-proof@v1') },
    });
    expect(JSON.stringify((await show(id, 'history { json }'))?.['history'])).not.toContain('postcode');
  }, 30_000);

  it('takes two people where it names a person', async () => {
    const { streamId: id } = await draft(ben, {}, { names: true });
    expect(await publish(ben, id)).toMatchObject({ __typename: 'ActRefused', code: 'SECOND_PERSON_NEEDED' });
    expect(await publish(cleo, id, 2)).toMatchObject({ code: 'WRONG_VERSION' });
    expect(await publish(cleo, id)).toMatchObject({ __typename: 'EntryReceipt' });
  });

  it('is corrected with a reason, and the version before stays readable', async () => {
    const id = await published();
    expect(await draft(cleo, { title: 'Hiring tool ranked applicants by postcode, court finds' }, { incident: id })).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await draft(cleo, {}, { incident: id })).toMatchObject({ code: 'DRAFT_PENDING' });
    expect(await show(id, 'version')).toMatchObject({ title: REVISION.title, version: 1 });
    expect(await publish(cleo, id, 2)).toMatchObject({ code: 'CORRECTION_NEEDS_REASON' });
    const correct = `mutation { act: prepareCorrectIncident(incident: "${id}", version: 2, reason: FINDING, note: "Judgment of 3 March.") { ${PREPARED} } }`;
    expect(await cleo.act(correct)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(id, 'version correctedAt versions { version title correctionReason correctionNote }')).toMatchObject({
      title: 'Hiring tool ranked applicants by postcode, court finds',
      version: 2,
      correctedAt: expect.any(String),
      versions: [
        { version: 1, title: REVISION.title },
        { version: 2, correctionReason: 'FINDING', correctionNote: 'Judgment of 3 March.' },
      ],
    });
  });

  it('leaves a tombstone and no word when it is taken back', async () => {
    const id = await published({ title: 'Zebra crossing camera alleged to fine zebras' });
    expect(await ben.act(`mutation { act: prepareRetractIncident(incident: "${id}", reason: UNSUPPORTED, note: "Nothing found.") { ${PREPARED} } }`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(id, 'status summary account tombstone { reason at } entities { role } versions { title summary } citation { text }')).toEqual({
      id, title: null, status: 'RETRACTED', summary: null, account: null, tombstone: { reason: 'UNSUPPORTED', at: expect.any(String) },
      entities: [], versions: [{ title: null, summary: null }], citation: null,
    });
    expect(await show(id, 'versions { title }', cleo)).toMatchObject({ versions: [{ title: 'Zebra crossing camera alleged to fine zebras' }] });
    const { data } = await node.graphql<{ incidents: { totalCount: number } }>('{ incidents(search: "zebra", filter: { status: [RETRACTED, PUBLISHED, MERGED] }) { totalCount } }');
    expect(data.incidents.totalCount).toBe(0);
    const exported = await (await node.get('/incidents.json')).text();
    expect(exported).toContain(`"${id}"`);
    expect(exported.toLowerCase()).not.toContain('zebra');
    const open = await node.db.database.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM opening WHERE stream_id = $1 AND fields::text LIKE '%"public"%'`, [id]);
    expect(open).toEqual([{ n: 0 }]);
    // Written anew, it is public again.
    await draft(ben, {}, { incident: id });
    expect(await publish(cleo, id, 2)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(id, 'status tombstone { reason }')).toMatchObject({ status: 'PUBLISHED', title: REVISION.title, tombstone: null });
  });

  it('is merged and separated again, and both numbers stay', async () => {
    const [one, other] = [await published({ title: 'Merged one' }), await published({ title: 'Merged other' })];
    const merge = (from: string, into: string): Promise<{ __typename: string; code?: string }> =>
      ben.act(`mutation { act: prepareMergeIncident(incident: "${from}", into: "${into}", reason: SAME_EVENT) { ${PREPARED} } }`);
    expect(await merge(one, one)).toMatchObject({ code: 'ITSELF' });
    expect(await merge(one, '000000000000')).toMatchObject({ code: 'NO_SUCH_INCIDENT' });
    expect(await merge(one, other)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await merge(other, one)).toMatchObject({ code: 'TARGET_NOT_PUBLISHED' });
    expect(await show(one, 'status mergedInto')).toMatchObject({ status: 'MERGED', mergedInto: other });
    expect(await ben.act(`mutation { act: prepareUnmergeIncident(incident: "${one}", reason: DISTINCT) { ${PREPARED} } }`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(one, 'status mergedInto')).toMatchObject({ status: 'PUBLISHED', mergedInto: null, title: 'Merged one' });
  });

  it('is answered by those who speak for an organisation that it names', async () => {
    const [acme, crowd] = [await register('ORGANISATION', 'Answering Ltd'), await register('CLASS', 'Scammers')];
    const id = await published({ entities: [{ entity: acme, role: 'DEPLOYER' }, { entity: crowd, role: 'DEPLOYER' }] });
    const voice = await withMember(node, [`respondent:${acme}`, `respondent:${crowd}`], 'Vic');
    const answer = (entity: string): string =>
      `mutation { act: prepareAnswerIncident(incident: "${id}", entity: "${entity}", standing: DISPUTED, statement: "It was not ours.") { ${PREPARED} } }`;
    expect(await ben.act(answer(acme))).toMatchObject({ code: 'NOT_A_RESPONDENT' });
    expect(await voice.act(answer(crowd))).toMatchObject({ code: 'NOT_AN_ORGANISATION' });
    expect(await voice.act(answer(acme))).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(id, 'answers { standing statement entity { name } }')).toMatchObject({
      answers: [{ standing: 'DISPUTED', statement: 'It was not ours.', entity: { name: 'Answering Ltd' } }],
    });
  });

  it('is erased by a steward, and the commitment stays', async () => {
    const { streamId: id, entryId } = await draft(ben, { title: 'A title to erase', harmed: 'Somebody' });
    await publish(ben, id);
    const erase = `mutation { act: prepareEraseIncident(incident: "${id}", openings: [{ entry: "${entryId}", paths: ["/command/revision/title", "/command/revision/harmed"] }], ground: DATA_PROTECTION) { ${PREPARED} } }`;
    expect(await ben.act(erase)).toMatchObject({ code: 'NOT_A_STEWARD' });
    expect(await steward.act(erase)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(id, 'harmed summary versions { title }', ben)).toEqual({ id, title: null, harmed: null, summary: REVISION.summary, versions: [{ title: null }] });
    const foreign = `mutation { act: prepareEraseIncident(incident: "${id}", openings: [{ entry: "019ab1c2-0000-7000-8000-000000000001" }], ground: COURT_ORDER) { ${PREPARED} } }`;
    expect(await steward.act(foreign)).toMatchObject({ code: 'NOT_OF_THIS_RECORD' });
  });

  it('keeps the register of entities', async () => {
    const [one, other] = [await register('UNKNOWN', 'Beta Bots'), await register('ORGANISATION', 'Beta Bots Inc')];
    const entity = async (id: string, who?: Person): Promise<unknown> =>
      (await (who ?? node).graphql<{ entity: unknown }>(`{ entity(id: "${id}") { name kind mergedInto } }`)).data.entity;
    const ask = async (text: string): Promise<Acted> => (await ben.ask<{ act: Acted }>(`mutation { act: ${text} { ${ACT} } }`)).act;
    expect(await entity(one)).toBeNull();
    expect(await entity(one, ben)).toMatchObject({ kind: 'UNKNOWN' });
    expect(await ask(`setEntityKind(entity: "${one}", kind: ORGANISATION)`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await entity(one)).toMatchObject({ name: 'Beta Bots', kind: 'ORGANISATION' });
    expect(await ask(`setEntityKind(entity: "${one}", kind: ORGANISATION)`)).toMatchObject({ code: 'SAME_KIND' });
    expect(await ask(`renameEntity(entity: "${one}", name: "  ")`)).toMatchObject({ code: 'INVALID_CONTENT', problems: [{ field: 'name', code: 'REQUIRED' }] });
    expect(await ask(`renameEntity(entity: "${one}", name: "Beta Robots", aliases: ["BB"])`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await ask(`mergeEntity(entity: "${one}", into: "${other}", reason: SAME_ENTITY)`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await ask(`mergeEntity(entity: "${other}", into: "${one}", reason: SAME_ENTITY)`)).toMatchObject({ code: 'TARGET_MERGED' });
    expect(await entity(one)).toMatchObject({ name: 'Beta Robots', mergedInto: other });
    expect(await ask(`unmergeEntity(entity: "${one}", reason: DISTINCT)`)).toMatchObject({ __typename: 'EntryReceipt' });
    const { data } = await ben.graphql<{ similarEntities: unknown[] }>(`{ similarEntities(id: "${one}") { likeness entity { id } } }`);
    expect(data.similarEntities).toContainEqual({ likeness: expect.any(Number), entity: { id: other } });
  });

  it('of an entity that was merged twice count for the last one of the chain, which may answer them', async () => {
    const [first, second, third] = [await register('ORGANISATION', 'Chain One'), await register('ORGANISATION', 'Chain Two'), await register('ORGANISATION', 'Chain Three')];
    const id = await published({ title: 'Chained', entities: [{ entity: first, role: 'DEPLOYER' }] });
    const merge = (entity: string, into: string): Promise<unknown> =>
      ben.ask(`mutation { act: mergeEntity(entity: "${entity}", into: "${into}", reason: SAME_ENTITY) { ${ACT} } }`);
    await merge(first, second);
    await merge(second, third);
    const look = async (entity: string): Promise<unknown> => {
      const { data } = await node.graphql<{ entity: unknown; incidents: { edges: { node: { id: string } }[]; facets: { entity: unknown } } }>(
        `{ entity(id: "${entity}") { incidentCount roles { role count } } incidents(search: "chained", filter: { entity: ["${entity}"] }) { edges { node { id } } facets { entity { value label count } } } }`,
      );
      return [data.entity, data.incidents.edges.map((edge) => edge.node.id), data.incidents.facets.entity];
    };
    const whole = [{ incidentCount: 1, roles: [{ role: 'DEPLOYER', count: 1 }] }, [id], [{ value: third, label: 'Chain Three', count: 1 }]];
    expect(await look(third)).toEqual(whole);
    const voice = await withMember(node, [`respondent:${second}`, `respondent:${third}`], 'Vera');
    const answer = (entity: string): Promise<{ __typename: string; code?: string }> =>
      voice.act(`mutation { act: prepareAnswerIncident(incident: "${id}", entity: "${entity}", standing: NOT_OURS) { ${PREPARED} } }`);
    expect(await answer(second)).toMatchObject({ code: 'ENTITY_MERGED' });
    expect(await answer(third)).toMatchObject({ __typename: 'EntryReceipt' });
    await ben.ask(`mutation { act: unmergeEntity(entity: "${second}", reason: DISTINCT) { ${ACT} } }`);
    const apart = [{ value: second, label: 'Chain Two', count: 1 }];
    // Counts are remembered until the log has published what changed them.
    await eventually(async () => JSON.stringify(await look(second)).includes('"Chain Two"'), 'the count for the one taken out of the chain');
    expect(await look(third)).toEqual([{ incidentCount: 0, roles: [] }, [], apart]);
    expect(await look(second)).toEqual([whole[0], [id], apart]);
  });

  it('show an entity again that was given a new name after the old one was erased', async () => {
    const { act } = await ben.ask<{ act: Acted }>(`mutation { act: registerEntity(kind: ORGANISATION, name: "Wrong Name Ltd") { ${ACT} } }`);
    const named = async (): Promise<unknown> => (await node.graphql<{ entity: unknown }>(`{ entity(id: "${act.streamId}") { name public } }`)).data.entity;
    expect(await named()).toEqual({ name: 'Wrong Name Ltd', public: true });
    await steward.act(`mutation { act: prepareEraseEntity(entity: "${act.streamId}", openings: [{ entry: "${act.entryId}" }], ground: DATA_PROTECTION) { ${PREPARED} } }`);
    expect(await named()).toBeNull();
    const { act: renamed } = await ben.ask<{ act: Acted }>(`mutation { act: renameEntity(entity: "${act.streamId}", name: "Right Name Ltd") { ${ACT} } }`);
    expect(await named()).toEqual({ name: 'Right Name Ltd', public: true });
    const [row] = await node.db.database.dataSource.query<{ fields: unknown }[]>('SELECT fields FROM opening WHERE entry_id = $1', [renamed.entryId]);
    expect(row?.fields).toMatchObject({ '/command/name': { audience: 'public' } });
  });

  it('is found by words, by titles with slips, and by filters with counts', async () => {
    const robo = await register('ORGANISATION', 'Robotaxi Works');
    const crash = await published({ title: 'Robotaxi alleged to have rammed a fountain', severity: 'HAZARD', countries: ['JP'], occurred: { precision: 'YEAR', date: '2019' }, entities: [{ entity: robo, role: 'DEVELOPER' }] });
    const horn = await published({ title: 'Robotaxi alleged to have honked all night', severity: 'DISASTER', countries: ['JP', 'US'], occurred: { precision: 'DAY', date: '2020-01-02' } });
    const find = async (args: string): Promise<{ ids: string[]; [field: string]: unknown }> => {
      const { data, errors } = await node.graphql<{ incidents: { edges: { node: { id: string } }[] } & Record<string, unknown> }>(
        `{ incidents(${args}) { fuzzy totalCount edges { node { id } } facets { total severity { value count } country { value count } year { value count } origin { value count } entity { value label count } } } }`,
      );
      expect(errors).toBeUndefined();
      return { ...data.incidents, ids: data.incidents.edges.map((edge) => edge.node.id) };
    };
    expect((await find('search: "robotaxi fountains"')).ids).toEqual([crash]);
    expect(await find('search: "robotaxy fountian"')).toMatchObject({ fuzzy: true, ids: [crash] });
    expect(await find('search: "robotaxi", orderBy: OCCURRED')).toMatchObject({
      ids: [horn, crash],
      totalCount: 2,
      facets: {
        total: 2,
        country: [{ value: 'JP', count: 2 }, { value: 'US', count: 1 }],
        year: [{ value: '2020', count: 1 }, { value: '2019', count: 1 }],
        origin: [{ value: 'own', count: 2 }],
        entity: [{ value: robo, label: 'Robotaxi Works', count: 1 }],
      },
    });
    // A facet counts what the other filters leave; its own value does not hide its neighbours.
    expect(await find('search: "robotaxi", filter: { severity: [HAZARD], country: ["JP"] }')).toMatchObject({
      ids: [crash],
      facets: { total: 1, severity: [{ value: 'disaster', count: 1 }, { value: 'hazard', count: 1 }], country: [{ value: 'JP', count: 1 }] },
    });
    expect((await find(`filter: { entity: ["${robo}"] }`)).ids).toEqual([crash]);
    expect((await find('search: "robotaxi", filter: { yearFrom: 2020 }')).ids).toEqual([horn]);
    expect((await find('search: "robotaxi", filter: { origin: IMPORTED }')).ids).toEqual([]);
    const { data } = await node.graphql<{ incidentTimeline: unknown }>('{ incidentTimeline(search: "robotaxi", by: YEAR) { period count } }');
    expect(data.incidentTimeline).toEqual([{ period: '2019', count: 1 }, { period: '2020', count: 1 }]);
  });

  it.each(['PUBLISHED', 'OCCURRED', 'RELEVANCE'])('is listed page by page without gap or double, by %s', async (order) => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors }: { data: { incidents: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }; errors?: unknown } = await node.graphql(
        `query ($after: String) { incidents(first: 2, after: $after, orderBy: ${order}, search: "applicants") { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      expect(errors).toBeUndefined();
      ids.push(...data.incidents.edges.map((edge) => edge.node.id));
      after = data.incidents.pageInfo.hasNextPage ? data.incidents.pageInfo.endCursor : null;
    } while (after !== null);
    const { data } = await node.graphql<{ incidents: { totalCount: number } }>('{ incidents(search: "applicants") { totalCount } }');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(data.incidents.totalCount);
  });

  it('serves feeds and exports that hostile titles do not break', async () => {
    const id = await published({ title: '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> ]]> & "quoted", {\\input} \u{1f916}', summary: '@SUM(1)\r\nsecond line\u0007' });
    const atom = await node.get('/incidents/feed.atom');
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await atom.text();
    expect(xml).toContain(`<id>http://localhost:3000/incidents/${id}</id>`);
    expect(xml).not.toContain('<script>');
    const feed = (await (await node.get('/incidents/feed.json')).json()) as { version: string; items: { id: string }[] };
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', items: expect.arrayContaining([expect.objectContaining({ id: `http://localhost:3000/incidents/${id}` })]) });
    const csv = await (await node.get('/incidents.csv')).text();
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")`);
    expect(csv).toContain(`"'@SUM(1)\nsecond line"`);
    const one = await node.get(`/incidents/${id}.json`);
    expect([one.status, one.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(await one.json()).toMatchObject({ id, status: 'published' });
    expect((await show(id, 'citation { bibtex }'))?.['citation']).toMatchObject({ bibtex: expect.stringContaining('\\textbackslash{}input') });
  });

  it('says when a copy is still good', async () => {
    await until(async () => {
      const first = await node.get('/entities.csv');
      await first.text();
      return (await node.get('/entities.csv', { 'if-none-match': first.headers.get('etag')! })).status === 304;
    });
  });

  it.each(['/incidents/000000000000.json', '/incidents/..%2f.json', '/incidents/%00.json', `/incidents/${'a'.repeat(300)}.json`, '/incidents/AIID-4.json'])('answers 4xx to %s', async (path) => {
    const { status } = await node.get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  const cursor = (...parts: unknown[]): string => toBase64Url(utf8(JSON.stringify(parts)));
  it.each([
    ['a cursor that is none', 'incidents(after: "nonsense") { totalCount }', 'BAD_USER_INPUT'],
    ['a cursor with a date that is none', `incidents(after: "${cursor('yesterday', '3k7w9qzp04tn')}") { totalCount }`, 'BAD_USER_INPUT'],
    ['a cursor of another order', `incidents(search: "x", after: "${cursor('2026', '3k7w9qzp04tn')}") { totalCount }`, 'BAD_USER_INPUT'],
    ['a cursor with a huge score', `incidents(search: "x", after: "${cursor(1e300, '3k7w9qzp04tn')}") { totalCount }`, 'BAD_USER_INPUT'],
    ['a cursor with NUL', `entities(after: "${cursor('\u0000', '3k7w9qzp04tn')}") { totalCount }`, 'BAD_USER_INPUT'],
    ['an id that is none', 'incident(id: "../../etc") { id }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an entity id that is none', 'entity(id: "") { id }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a page of none', 'incidents(first: 0) { totalCount }', 'BAD_USER_INPUT'],
    ['a page too large', 'incidents(first: 101) { totalCount }', 'BAD_USER_INPUT'],
    ['a search too long', `incidents(search: "${'x'.repeat(201)}") { totalCount }`, 'BAD_USER_INPUT'],
    ['a country that is none', 'incidents(filter: { country: ["Germany"] }) { totalCount }', 'BAD_USER_INPUT'],
    ['a year that is none', 'incidents(filter: { yearFrom: 0 }) { totalCount }', 'BAD_USER_INPUT'],
    ['drafts for the public', 'incidents(filter: { status: [DRAFT] }) { totalCount }', 'BAD_USER_INPUT'],
    ['all entities for the public', 'entities(all: true) { totalCount }', 'BAD_USER_INPUT'],
    ['likeness for the public', 'similarEntities(id: "3k7w9qzp04tn") { likeness }', 'FORBIDDEN'],
  ])('refuses %s', async (_, text, code) => {
    const { errors } = await node.graphql(`{ ${text} }`);
    expect(errors?.[0]?.extensions?.['code']).toBe(code);
  });

  it.each(['"', "' OR 1=1 --", '\\u0000', '\\u202e', 'a & | ! ( <->', '"unclosed', '-', '%_\\\\', '\\ud800', '🤖', 'or or or', ':*'])('searches for %s without harm', async (text) => {
    for (const list of ['incidents', 'entities']) {
      const { errors, status } = await node.graphql(`query ($text: String) { ${list}(search: $text) { totalCount edges { cursor } } }`, { text: JSON.parse(`"${text === '"' || text === '"unclosed' ? `\\${text}` : text}"`) as string });
      expect([status, errors]).toEqual([200, undefined]);
    }
  });

  it('refuses what is not lawful or not well formed with a code and words, and changes nothing', async () => {
    const guest = await withMember(node, [], 'Gus');
    expect(await draft(guest)).toMatchObject({ __typename: 'IncidentRefused', code: 'NOT_AN_EDITOR' });
    expect((await node.graphql<{ act: Acted }>(DRAFT, { revision: REVISION, names: false })).data.act).toMatchObject({ code: 'NOT_A_MEMBER' });
    expect(await draft(ben, { title: '', occurred: { precision: 'DAY', date: '2025-02-30' }, countries: ['XX'], entities: [{ entity: '000000000000', role: 'DEPLOYER' }] })).toMatchObject({
      code: 'INVALID_CONTENT',
      problems: expect.arrayContaining([
        expect.objectContaining({ field: 'title', code: 'REQUIRED' }),
        expect.objectContaining({ field: 'occurred', code: 'NOT_A_DATE' }),
        expect.objectContaining({ field: 'countries', code: 'NOT_IN_LIST', index: 0 }),
      ]),
    });
    expect(await draft(ben, { entities: [{ entity: '000000000000', role: 'DEPLOYER' }] })).toMatchObject({ problems: [{ field: 'entities', code: 'NOT_AN_ENTITY', index: 0 }] });
    expect(await draft(ben, {}, { incident: '000000000000' })).toMatchObject({ code: 'NO_SUCH_INCIDENT' });
    expect(await draft(ben, {}, { reports: ['000000000000'] })).toMatchObject({ code: 'NO_SUCH_REPORT' });
    expect(await publish(ben, '000000000000')).toMatchObject({ code: 'NO_SUCH_INCIDENT' });
    expect(await publish(ben, '000000000000', -1)).toMatchObject({ code: 'MALFORMED' });
  });
});

async function until(condition: () => Promise<boolean>, ms = 10_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
