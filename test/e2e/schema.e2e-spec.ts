import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { startTestNode, type TestNode } from '../support/node.js';

const FILE = new URL('../../schema.graphql', import.meta.url);

describe('schema.graphql', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
  }, 60_000);
  afterAll(() => node.stop());

  it('is the schema as served: review a change, then run with FOLKMOOT_PRINT_SCHEMA=1', async () => {
    const printed = `${printSchema(lexicographicSortSchema(node.app.get(GraphQLSchemaHost).schema))}\n`;
    if (process.env['FOLKMOOT_PRINT_SCHEMA'] === '1') await writeFile(FILE, printed);
    expect(await readFile(FILE, 'utf8')).toBe(printed);
  });
});
