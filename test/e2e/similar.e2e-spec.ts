import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SimilarReports } from '../../src/modules/incidents/queries/similar-reports.js';
import { asOwner } from '../support/database.js';
import { fileReport, MINIMAL } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';

const REPORTS = 2_000;

describe(`similar reports among ${REPORTS}`, () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
    await asOwner(node.db.ownerUrl, (client) =>
      // Made up of few hundred words, so that many reports share many of them, as real ones do. The log is not what is asked here.
      client.query(
        `INSERT INTO report_text (report, title, account)
         SELECT 'made' || lpad(n::text, 8, '0'), 'Report ' || n || ' of a ' || w.a || ' that ' || w.b, w.text
           FROM generate_series(1, $1::int) n CROSS JOIN LATERAL (
             SELECT (array_agg(v.word))[1] AS a, (array_agg(v.word))[2] AS b, string_agg(v.word, ' ') AS text
               FROM (SELECT 'word' || md5((floor(power(random(), 3) * 600))::int::text) AS word, n AS n2 FROM generate_series(1, 150)) v) w`,
        [REPORTS],
      ),
    );
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  it('finds the one that tells the same, and not those that merely share some words', async () => {
    const title = 'Delivery drone dropped a parcel on a playground';
    const twin = await fileReport(node, { ...MINIMAL, title, account: 'A drone of a courier lost its parcel above the playground of a school; nobody was hit.', wait: true });
    const asked = await fileReport(node, { ...MINIMAL, title: 'A delivery drone lost a parcel over our playground', account: 'The parcel fell from a courier drone onto the playground of our school.', wait: true });
    const similar = node.app.get(SimilarReports);
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const start = performance.now();
      const [first] = await similar.of(i % 2 === 0 ? asked.reportId : `made${String(i * 97).padStart(8, '0')}`);
      times.push(performance.now() - start);
      if (i % 2 === 0) expect(first).toMatchObject({ kind: 'report', id: twin.reportId });
    }
    times.sort((a, b) => a - b);
    process.stderr.write(`similar reports among ${REPORTS}: median ${times[10]!.toFixed(0)} ms, slowest of 20 ${times[19]!.toFixed(0)} ms\n`);
  }, 60_000);
});
