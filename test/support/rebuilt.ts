import { expect } from '@jest/globals';
import { REBUILDABLE } from '../../src/cli/rebuildable.js';
import { Rebuild } from '../../src/ledger/index.js';
import { connectApp } from '../../src/platform/database/database.js';
import { dumpRows } from './dump.js';
import { eventually } from './eventually.js';

/** The rows of these tables are made anew from the log and are what they were; answers the tables in which there are any. */
export async function expectRebuiltAlike(ownerUrl: string, tables: RegExp): Promise<ReadonlySet<string>> {
  const rows = async (): Promise<string[]> => (await dumpRows(ownerUrl)).filter(({ table }) => tables.test(table)).map(({ table, text }) => `${table} ${text}`).sort();
  const before = await rows();
  const owner = await connectApp(ownerUrl, 1);
  try {
    await eventually(async () => (await owner.transaction((tx) => new Rebuild(REBUILDABLE).run(tx, { truncate: true }))).ok, 'everything to have its place in the log');
  } finally {
    await owner.destroy();
  }
  expect(await rows()).toEqual(before);
  return new Set(before.map((row) => row.split(' ')[0]!));
}
