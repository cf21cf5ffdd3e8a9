import { beforeAll, describe, expect, it } from '@jest/globals';
import { equalBytes, fromUtf8 } from '../src/kernel/bytes.js';
import type { Report } from '../src/audit/index.js';
import { committed } from '../testdata/logs/committed.js';
import { FORGERIES, good, type Files } from '../testdata/logs/forgeries.js';
import { checkEntrySignature } from '../src/ledger/core/index.js';
import { InMemorySource } from '../testdata/logs/in-memory.js';
import { remembered } from '../testdata/logs/remembered.js';
import { logKey, vkeyOf } from '../testdata/logs/workshop.js';
import { platformSignatureCheck, usePlatformSha256 } from './platform-crypto.js';
import { splitPromises } from './verify.js';
import { verifyLog, type VerifySettings } from './verify-log.js';

/** What the platform's check answered otherwise than the strict one; both are asked about every signature of every log. */
const disagreements: unknown[] = [];
let compared = 0;
const signatureCheck = remembered((entry, origin, key) => {
  const answer = checkEntrySignature(entry, origin, key);
  compared++;
  if (platformSignatureCheck(entry, origin, key) !== answer) disagreements.push(entry);
  return answer;
});

/** By whoever noted the first key, kept an early checkpoint and holds two promises. */
function audit(files: Files, settings: VerifySettings = {}): Promise<Report> {
  return verifyLog(new InMemorySource(files), {
    signatureCheck,
    vkeys: [vkeyOf(logKey(1))],
    earlier: [fromUtf8(files.get('kept/checkpoint')!)],
    promises: splitPromises(fromUtf8(files.get('kept/promises')!)),
    ...settings,
  });
}

const kindsOf = (report: Report) => [...new Set(report.findings.map(({ kind }) => kind))].sort();

describe('golden logs', () => {
  beforeAll(usePlatformSha256);

  it('the good one has no finding', async () => {
    const report = await audit(good);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ ok: true, origin: 'folkmoot.example/golden', checked: { tiles: 1, witnesses: 2, checkpoints: 2 } });
    expect(report.checked.entries).toBe(report.size);
    expect(report.checked.decisions).toBe(report.size);
  });

  it.each(FORGERIES.map((forgery) => [forgery.name, forgery] as const))('%s is found for what it is', async (_, { files, kinds }) => {
    const report = await audit(files);
    expect({ ok: report.ok, kinds: kindsOf(report) }).toEqual({ ok: false, kinds });
  });

  it('would give the same answers with the checks of the platform', () => {
    expect(compared).toBeGreaterThan(20);
    expect(disagreements).toEqual([]);
  });

  it('is known by any key that the log ever had, and by no other', async () => {
    expect((await audit(good, { vkeys: [vkeyOf(logKey(2))] })).ok).toBe(true);
    expect(kindsOf(await audit(good, { vkeys: [vkeyOf(logKey(3))] }))).toEqual(['KEY_UNKNOWN']);
    expect(kindsOf(await audit(good, { origin: 'folkmoot.example/other' }))).toEqual(['ORIGIN_DIFFERS']);
  });

  it('are written as the script makes them', () => {
    const same = (folder: string, made: Files) => {
      for (const [path, bytes] of committed(folder)) expect([path, equalBytes(bytes, made.get(path)!)]).toEqual([path, true]);
    };
    same('good', good);
    expect([...committed('good').keys()].sort()).toEqual([...good.keys()].sort());
    for (const { name, files } of FORGERIES) same(`forged/${name}`, files);
  });
});
