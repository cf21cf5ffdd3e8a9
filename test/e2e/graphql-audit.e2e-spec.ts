import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { act, until, publishedSize } from '../support/log-acts.js';
import { startTestNode, type TestNode } from '../support/node.js';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
  await until(() => publishedSize(node) > 0, 'the first checkpoint');
}, 60_000);
afterAll(() => node.stop(), 20_000);

describe('GraphQL over HTTP', () => {
  for (const audit of serverAudits({ url: () => `${node.url}/graphql`, fetchFn: fetch })) {
    if (!audit.name.startsWith('MUST')) continue;
    it(audit.name, async () => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    });
  }
});

const nest = (levels: number): string => '{ __type(name: "Query") { '.repeat(1) + 'fields { type { '.repeat(levels) + 'name' + ' } }'.repeat(levels) + ' } }';
const HOSTILE: readonly (readonly [string, string])[] = [
  ['too deep', `{ ledger { entries { edges { node { ${'... on LedgerEntry { '.repeat(3)} seq ${'}'.repeat(3)} } } } x: __typename } ${nest(20).slice(1)}`],
  ['too many aliases', `{ ledger { ${Array.from({ length: 40 }, (_, i) => `a${i}: origin`).join(' ')} } }`],
  ['too many fields at the root', `{ ${'__typename '.repeat(40)} }`],
  ['too many tokens', `{ ${'__typename '.repeat(5_000)} }`],
  ['too complex', `{ ledger { ${Array.from({ length: 25 }, (_, i) => `a${i}: entries(first: 100) { edges { node { seq id at hash json } } }`).join(' ')} } }`],
  ['a fragment that contains itself', 'query { ledger { ...a } } fragment a on LedgerQuery { ...b } fragment b on LedgerQuery { ...a }'],
  ['a page that is too long', '{ ledger { entries(first: 100000) { totalCount } } }'],
  ['a cursor that nobody gave', '{ ledger { entries(after: "xyz") { totalCount } } }'],
  ['a cursor of a fraction', `{ ledger { stream(kind: "log", id: "log", after: "${Buffer.from('[1.5]').toString('base64url')}") { totalCount } } }`],
  ['a cursor beyond all numbers', `{ ledger { stream(kind: "log", id: "log", after: "${Buffer.from('[1e15]').toString('base64url')}") { totalCount } } }`],
  ['a name with a null character', '{ ledger { stream(kind: "\\u0000", id: "log") { totalCount } } }'],
  ['a negative place', '{ ledger { entry(seq: -1) { id } } }'],
  ['no place and no id', '{ ledger { entry { id } } }'],
  ['an id that is none', '{ ledger { entry(id: "1") { id } } }'],
  ['a proof from nothing', '{ ledger { consistencyProof(from: 0) { hashes } } }'],
  ['a field that does not exist', '{ secrets }'],
  ['no query', ''],
];

describe('hostile requests', () => {
  it.each(HOSTILE)('%s: told with a code, never 5xx', async (_name, query) => {
    const response = await post(JSON.stringify({ query }));
    expect(response.status).toBeLessThan(500);
    const { errors } = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
    expect(errors?.length).toBeGreaterThan(0);
    for (const error of errors!) {
      expect(error.extensions?.code).toMatch(/^[A-Z_]+$/);
      expect(error.extensions?.code).not.toMatch(/^INTERNAL/);
    }
  });

  it('the schema may be read', async () => {
    const { data, errors } = await node.graphql<{ __schema: { types: unknown[] } }>('{ __schema { types { name kind ofType { name ofType { name ofType { name } } } } } }');
    expect(errors).toBeUndefined();
    expect(data.__schema.types.length).toBeGreaterThan(10);
  });

  it('a batch is refused', async () => {
    expect((await post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]))).status).toBe(400);
  });

  it('a mutation by GET is refused', async () => {
    const response = await node.get(`/graphql?query=${encodeURIComponent('mutation { __typename }')}`, { accept: 'application/json', 'apollo-require-preflight': '1' });
    expect([400, 405]).toContain(response.status);
  });

  it('a form of another site is refused', async () => {
    const response = await fetch(`${node.url}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it.each([
    ['JSON that ends early', '{"query": "{ __type', 400],
    ['no JSON', 'query=1', 400],
    ['a body that is too large', JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(300_000) } }), 413],
  ])('%s', async (_name, body, status) => {
    expect((await post(body)).status).toBe(status);
  });

  it('variables in bad form, also for an operation whose cost is known from before', async () => {
    const query = 'query ($seq: Int!) { ledger { entry(seq: $seq) { id } } }';
    const asked = async (seq: unknown): Promise<unknown> => {
      const response = await post(JSON.stringify({ query, variables: { seq } }));
      const { errors } = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
      return [response.status, errors?.[0]?.extensions?.code];
    };
    const bad = [400, 'BAD_USER_INPUT'];
    expect(await asked('x')).toEqual(bad);
    expect(await asked(0)).toEqual([200, undefined]);
    expect(await asked('x')).toEqual(bad);
    expect(await asked(null)).toEqual(bad);
  });

  it('counts pages and fields left out by each request’s own variables', async () => {
    const query = `query ($n: Int, $with: Boolean = true) { incidents(first: $n) { edges @include(if: $with) { node { ${'id '.repeat(60)} } } } }`;
    const asked = async (variables: object): Promise<number> => (await post(JSON.stringify({ query, variables }))).status;
    expect(await asked({ n: 1 })).toBe(200);
    expect(await asked({ n: 100 })).toBe(400);
    expect(await asked({ n: 100, with: false })).toBe(200);
  });
});

it('tells of checkpoints as they are published, over graphql-ws', async () => {
  const client = createClient({ url: `${node.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, lazy: true });
  try {
    const sizes: number[] = [];
    const seen = (async () => {
      for await (const { data } of client.iterate<{ checkpointPublished: { size: number } }>({ query: 'subscription { checkpointPublished { size } }' })) {
        sizes.push(data!.checkpointPublished.size);
        if (sizes.length === 2) return;
      }
    })();
    await until(async () => {
      await act(node);
      return sizes.length >= 2;
    }, 'two checkpoints');
    await seen;
    expect(sizes[1]).toBeGreaterThan(sizes[0]!);
  } finally {
    await client.dispose();
  }
}, 30_000);

function post(body: string): Promise<Response> {
  return fetch(`${node.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' }, body });
}
