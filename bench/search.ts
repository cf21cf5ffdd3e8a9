import type { BenchNode } from './child.js';
import { askGraphql, graphqlShot, load } from './http-load.js';
import { INCIDENTS, withIncidents } from './incidents.js';
import { boundFigure, type Figure, percentile } from './measure.js';

const CLIENTS = 2;
const LASTS_MS = 15_000;

const SEARCH = `query ($search: String, $filter: IncidentFilter, $orderBy: IncidentOrder, $after: String) {
  incidents(first: 20, search: $search, filter: $filter, orderBy: $orderBy, after: $after) {
    edges { cursor node { id title summary severity occurred { date } } } fuzzy pageInfo { hasNextPage endCursor }
    facets { total severity { value count } harmType { value count } country { value count } year { value count } origin { value count } entity { value label count } }
  } }`;

/** Everyday shapes: words, phrases, exclusions, misspellings, one filter, several, other orders, nothing at all. */
const SHAPES: readonly Record<string, unknown>[] = [
  {},
  { orderBy: 'OCCURRED' },
  { search: 'chatbot' },
  { search: 'robot worker' },
  { search: '"hiring warranty"' },
  { search: 'deepfake -election' },
  { search: 'camera or drone' },
  { search: 'pedestrain' },
  { search: 'hospitl pateint' },
  { search: 'insurance', orderBy: 'PUBLISHED' },
  { search: 'exam', filter: { country: ['DE', 'FR'] } },
  { search: 'police', filter: { severity: ['INCIDENT'], harmType: ['PHYSICAL'] } },
  { search: 'court', filter: { yearFrom: 2018, yearTo: 2024 } },
  { search: 'voice translation', filter: { entity: [INCIDENTS.idOf(3)] } },
  { filter: { severity: ['HAZARD'] } },
  { filter: { harmType: ['PSYCHOLOGICAL', 'PHYSICAL'], country: ['US'] } },
  { filter: { yearFrom: 2020 } },
  { filter: { entity: [INCIDENTS.idOf(1)] } },
  { filter: { entity: [INCIDENTS.idOf(7), INCIDENTS.idOf(9)], yearTo: 2022 }, orderBy: 'OCCURRED' },
  { search: 'nothingofthesort' },
];

/** Search with all facets over ten thousand incidents, through the API; beside it the smallest question that reaches the database. */
export async function benchSearch(node: BenchNode): Promise<readonly Figure[]> {
  await withIncidents(node);
  const { port } = node.hello;
  for (const variables of SHAPES) await askGraphql(port, SEARCH, variables);
  const run = async (next: (n: number) => ReturnType<typeof graphqlShot>) => {
    const { milliseconds, failures } = await load(port, CLIENTS, LASTS_MS, next, (status, body) => status === 200 && !body.includes('"errors"'));
    if (failures > 0) throw new Error(`${failures} searches failed`);
    return milliseconds;
  };
  // The years shift with every round, so that no answer is one that was given before.
  const varied = (n: number): Record<string, unknown> => {
    const shape = SHAPES[n % SHAPES.length]!;
    const round = Math.floor(n / SHAPES.length);
    return { ...shape, filter: { yearTo: 2026 + round, ...(shape['filter'] as object | undefined) } };
  };
  const ours = await run((n) => graphqlShot(SEARCH, varied(n)));
  const bare = await run(() => graphqlShot('{ baselineSelect }'));
  const count = INCIDENTS.count.toLocaleString('en');
  return [
    boundFigure(`search with facets over ${count} incidents, ${SHAPES.length} shapes, p95; baseline SELECT 1`, percentile(ours, 0.95), 'ms', 100, `${percentile(bare, 0.95).toFixed(1)} ms`),
  ];
}
