import pg from 'pg';
import type { BenchNode } from './child.js';

export const INCIDENTS = { count: 10_000, entities: 400, idOf: (n: number) => `made-${n}` };

const DONE = new WeakSet<BenchNode>();

/**
 * Ten thousand public incidents, written as rows and not by commands: the figures are about reading. Words follow a skewed
 * distribution, as in a language: some stand in most records, most in few.
 */
export async function withIncidents(node: BenchNode): Promise<void> {
  if (DONE.has(node)) return;
  DONE.add(node);
  const owner = new pg.Client({ connectionString: node.hello.ownerUrl });
  await owner.connect();
  try {
    await owner.query('SELECT setseed(0.5)');
    await owner.query(
      `INSERT INTO entity (id, kind, name, entry_id, incidents, shown)
       SELECT 'made-' || n, 'organisation', 'Organisation ' || n, gen_random_uuid(), 1, true FROM generate_series(1, $1::int) n`,
      [INCIDENTS.entities],
    );
    await owner.query(
      `WITH word AS (SELECT array_agg(w ORDER BY n) AS list FROM (
           SELECT n, (ARRAY['chatbot','driver','robot','loan','credit','hospital','police','camera','school','exam','translation','voice','deepfake','election','hiring','warranty',
             'pedestrian','crossing','benefit','fraud','medicine','image','patient','court','insurance','delivery','drone','factory','worker','child'])[1 + (n - 1) % 30]
             || CASE WHEN n > 30 THEN chr(97 + n % 26) || (n / 30)::text ELSE '' END AS w FROM generate_series(1, 3000) n) w),
       made AS MATERIALIZED (
         SELECT n, (SELECT string_agg(list[1 + floor(3000 * power(random(), 2))::int], ' ') FROM word, generate_series(1, 7 + 0 * n)) AS title,
                (SELECT string_agg(list[1 + floor(3000 * power(random(), 1.4))::int], ' ') FROM word, generate_series(1, 120 + 0 * n)) AS summary,
                ARRAY['made-' || (1 + floor($2 * power(random(), 2)))::int, 'made-' || (1 + floor($2 * power(random(), 2)))::int] AS entities
           FROM generate_series(1, $1::int) n)
       INSERT INTO incident (id, status, version, entry_id, title, summary, occurred, severity, harm_types, countries, entities, source_name, source_record,
                             published_at, changed_at, search)
       SELECT 'made-' || n, 'published', 1, gen_random_uuid(), title, summary, (2005 + floor(21 * sqrt(random())))::int::text || '-' || lpad((1 + n % 12)::text, 2, '0'),
              (ARRAY['incident', 'serious-incident', 'hazard'])[1 + n % 3], ARRAY[(ARRAY['physical', 'psychological', 'reputational', 'economic-property', 'human-rights'])[1 + n % 5]],
              ARRAY[(ARRAY['US', 'DE', 'FR', 'GB', 'IN', 'CN', 'BR', 'KE'])[1 + floor(8 * power(random(), 2))::int]], entities,
              CASE WHEN n % 4 > 0 THEN 'made' END, CASE WHEN n % 4 > 0 THEN n::text END, now() - n * interval '1 hour', now() - n * interval '1 hour',
              setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'C')
         FROM made`,
      [INCIDENTS.count, INCIDENTS.entities],
    );
    await owner.query(`INSERT INTO incident_entity (incident, entity, role, standing) SELECT i.id, e, 'deployer', 'alleged' FROM incident i, unnest(i.entities) e ON CONFLICT DO NOTHING`);
    await owner.query(
      `INSERT INTO incident_version (incident, version, entry_id, status, drafted_at, names_person, published_at)
       SELECT id, 1, entry_id, 'published', published_at, false, published_at FROM incident`,
    );
    await owner.query('VACUUM ANALYZE incident, entity, incident_entity, incident_version');
  } finally {
    await owner.end();
  }
}
