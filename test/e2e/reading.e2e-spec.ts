import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { toBase64Url, utf8 } from '../../src/kernel/bytes.js';
import { checkReceipt, type ReceiptResult } from '../../src/ledger/core/index.js';
import { eventually } from '../support/eventually.js';
import { fileReport, MINIMAL } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { builtAssets } from '../support/portal-build.js';
import { HOSTILE, readingWorld, type ReadingWorld } from '../support/reading-world.js';

jest.setTimeout(180_000);

describe('the pages of the record over HTTP', () => {
  let node: TestNode;
  let world: ReadingWorld;

  beforeAll(async () => {
    builtAssets();
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' } });
    world = await readingWorld(node);
  });
  afterAll(() => node?.stop());

  const page = async (path: string): Promise<string> => {
    const response = await node.get(path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
    return response.text();
  };
  const everyPage = (): string[] => [
    '/incidents', `/incidents/${world.incident}`, `/incidents/${world.incident}/versions/1`, `/incidents/${world.hostile}`, `/incidents/${world.merged}`,
    `/incidents/${world.retracted}`, '/entities', `/entities/${world.organisation}`, '/ledger', '/ledger/entries/0', '/ledger/streams/log/log',
    `/ledger/streams/report/${world.report}`, '/ledger/verify', '/integrity',
  ];

  it('are whole documents with one heading, kept by a cache, and asked for anew with 304', async () => {
    for (const path of everyPage()) {
      const html = await page(path);
      expect([path, html.match(/<h1[ >]/g)?.length]).toEqual([path, 1]);
      // It is compressed after it was sent the first time.
      const kept = await eventually(async () => {
        const answer = await node.get(path);
        return answer.headers.has('etag') && answer;
      }, `${path} in the cache`);
      const etag = kept.headers.get('etag');
      expect([path, kept.headers.get('cache-control'), typeof etag]).toEqual([path, 'no-cache', 'string']);
      expect([path, (await node.get(path, { 'if-none-match': etag! })).status]).toEqual([path, 304]);
      expect([path, (await node.get(path, { 'accept-encoding': 'br' })).headers.get('content-encoding')]).toEqual([path, 'br']);
    }
  });

  it('show hostile words as words, everywhere', async () => {
    for (const path of [...everyPage(), `/incidents?q=${encodeURIComponent(HOSTILE)}`, `/entities?q=${encodeURIComponent(HOSTILE)}`]) {
      const html = await page(path);
      expect([path, /<script>|<img/.exec(html)]).toEqual([path, null]);
    }
    expect(await page(`/incidents/${world.hostile}`)).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('tell what was corrected, answered, withheld and proved', async () => {
    const html = await page(`/incidents/${world.incident}`);
    for (const words of ['Corrected on', 'Ages were found too.', 'We do not rank by postcode.', 'Acme Screening', 'is not named here', 'Version 1 was published', '/versions/1', 'rel="nofollow ugc noreferrer noopener"', '@misc{']) {
      expect(html).toContain(words);
    }
    expect(html).not.toContain('Anna Applicant');
    const older = await page(`/incidents/${world.incident}/versions/1`);
    expect(older).toContain('no longer the current one');
    expect(older).toContain('<title>Hiring tool alleged to have ranked applicants by postcode – ');
  });

  it('keep the address of what was withdrawn or joined, without its words', async () => {
    const gone = await page(`/incidents/${world.retracted}`);
    expect(gone).toContain('This record was withdrawn');
    expect(gone).toContain('did not stand up');
    expect(gone.toLowerCase()).not.toContain('zebra');
    expect((await node.get(`/incidents/${world.retracted}/versions/1`)).status).toBe(404);
    expect(await page(`/incidents/${world.merged}`)).toContain(`href="/incidents/${world.incident}"`);
    const former = await node.get(`/entities/${world.formerName}`);
    expect([former.status, former.headers.get('location')]).toEqual([302, `/entities/${world.organisation}?joined=${world.formerName}`]);
  });

  it('give a person no page, and do not say whether there is such a record', async () => {
    const [person, nobody] = await Promise.all([node.get(`/entities/${world.person}`), node.get('/entities/000000000000')]);
    expect([person.status, nobody.status]).toEqual([404, 404]);
    expect((await person.text()).replaceAll(world.person, '')).toBe((await nobody.text()).replaceAll('000000000000', ''));
  });

  it('give for every entry a proof that holds without the node', async () => {
    const { keys } = (await node.graphql<{ ledger: { governance: { keys: string[] } } }>('{ ledger { governance { keys } } }')).data.ledger.governance;
    for (const seq of [0, 7]) {
      const answer = await node.get(`/ledger/entries/${seq}/proof`);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="entry-${seq}.tlog-proof"`);
      expect(checkReceipt(await answer.text(), { vkeys: keys })).toMatchObject({ proof: { ok: true, index: seq }, placeMatches: true });
    }
  });

  it('give with the proof the words that the record shows, and none that are closed', async () => {
    const { keys } = (await node.graphql<{ ledger: { governance: { keys: string[] } } }>('{ ledger { governance { keys } } }')).data.ledger.governance;
    const proofs = async (path: string): Promise<ReceiptResult[]> => {
      const links = [...(await page(path)).matchAll(/href="(\/ledger\/entries\/\d+\/proof)"/g)].map((match) => match[1]!);
      return Promise.all(links.map(async (link) => checkReceipt(await (await node.get(link)).text(), { vkeys: keys })));
    };
    const [words, newest] = await proofs(`/incidents/${world.incident}`);
    expect(words).toMatchObject({ ok: true, openings: expect.arrayContaining([expect.objectContaining({ opening: expect.objectContaining({ path: '/command/revision/title' }), matches: true })]) });
    expect(newest).toMatchObject({ ok: true });
    const [older] = await proofs(`/incidents/${world.incident}/versions/1`);
    expect(older!.entry.seq).toBeLessThan(words!.entry.seq);
    const gone = await proofs(`/incidents/${world.retracted}`);
    expect(gone).toMatchObject([{ ok: true, openings: [] }]);

    const open = await (await node.get('/log/openings/000')).text();
    expect(open).toContain('Hiring tool alleged to have ranked applicants by postcode');
    for (const closed of ['zebra', 'Anna Applicant', MINIMAL.account]) expect(open.toLowerCase()).not.toContain(closed.toLowerCase());
    for (const path of ['000.p/5', '0', 'x000/000', '999', '..', '', '%00', '000?a=1']) expect([path, (await node.get(`/log/openings/${path}`)).status]).toEqual([path, 404]);
  });

  it('count what became of every report, and the sum comes out', async () => {
    const html = await page('/integrity');
    expect(html).toContain('3 received = 1 open + 1 accepted + 0 joined + 1 not taken up');
    const { integrity } = (await (await node.get('/integrity.json')).json()) as { integrity: Record<string, unknown> };
    expect(integrity).toMatchObject({ received: 3, open: 1, accepted: 1, declinedTotal: 1, merged: 0, overdue: 0 });
  });

  it('find what is looked for, and lead on by addresses that can be sent', async () => {
    const html = await page('/incidents?q=postcode&country=DE&order=occurred');
    expect(html).toContain(`/incidents/${world.incident}"`);
    expect(html).not.toContain(`/incidents/${world.retracted}"`);
    // A choice that was made can be taken back.
    expect(html).toContain('href="/incidents?q=postcode&amp;order=occurred"');
    expect(await page('/incidents?q=nothing-has-this-word')).toContain('Nothing was found');
    expect(await page('/entities?q=acme&kind=organisation')).toContain('Acme Screening');
    expect(await page('/incidents?year=2019')).toContain('2019');
  });

  const cursor = (...parts: unknown[]): string => toBase64Url(utf8(JSON.stringify(parts)));
  it.each(titled([
    '/incidents?after=nonsense',
    `/incidents?after=${cursor('yesterday', '3k7w9qzp04tn')}`,
    '/incidents?year=MMXX',
    '/incidents?year=-1',
    '/incidents?year=0',
    '/incidents?year=99999',
    '/incidents?year=2024&year=2025',
    '/incidents?severity=terrible',
    '/incidents?severity=%00',
    '/incidents?harm=<script>',
    '/incidents?country=Germany',
    '/incidents?country=ZZ',
    '/incidents?entity=../../etc',
    '/incidents?origin=elsewhere',
    '/incidents?order=random()',
    `/incidents?q=${'x'.repeat(201)}`,
    `/incidents?${Array.from({ length: 60 }, (_, i) => `country=A${i}`).join('&')}`,
    '/entities?kind=person',
    '/entities?kind=robot',
    '/entities?order=1',
    `/entities?after=${cursor('\u0000', '3k7w9qzp04tn')}`,
    '/ledger?before=-1',
    '/ledger?before=1e9',
    '/ledger?before=99999999999999999999',
    '/ledger/streams/log/log?after=nonsense',
    `/ledger/streams/log/log?after=${cursor(1e300)}`,
    `/ledger/streams/log/log?after=${cursor(-5)}`,
  ]))('answer 400 in words to %s', async (_, path) => {
    const answer = await node.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('<h1');
  });

  it.each(titled([
    '/incidents/AIID-4',
    '/incidents/aiid-99999',
    '/incidents/000000000000',
    `/incidents/${'a'.repeat(150)}`,
    '/incidents/%00',
    '/incidents/000000000000/versions/1',
    '/entities/%F0%9F%A4%96',
    '/ledger/entries/-1',
    '/ledger/entries/x',
    '/ledger/entries/99999999',
    '/ledger/entries/99999999999999999999',
    '/ledger/entries/99999999/proof',
    '/ledger/streams/report/000000000000',
    '/ledger/streams/Report/x',
    '/ledger/streams/log/%27--',
  ]))('answer 404 in words to %s', async (_, path) => {
    const answer = await node.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('<h1');
  });

  it('link to nothing of this site that is not there, the page of a case included', async () => {
    const { caseCode } = await fileReport(node, { ...MINIMAL, wait: true });
    const opened = await fetch(`${node.url}/case`, { method: 'POST', body: new URLSearchParams({ code: caseCode!, go: 'open' }) });
    const pages = [await opened.text(), ...(await Promise.all(everyPage().map(page)))];
    const links = new Set(pages.flatMap((html) => [...html.matchAll(/ href="(\/[^"#]*)/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))));
    const nowhere: string[] = [];
    for (const path of links) if ((await node.get(path)).status === 404) nowhere.push(path);
    expect([links.size > 50, nowhere]).toEqual([true, []]);
  });
});

/** Each path with the beginning of it as its title. */
function titled(paths: readonly string[]): [string, string][] {
  return paths.map((path) => [path.slice(0, 60), path]);
}
