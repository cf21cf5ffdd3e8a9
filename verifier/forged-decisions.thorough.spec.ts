import { hash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkEntrySignature, useSha256 } from '../src/ledger/core/index.js';
import { DECISION_FORGERIES, honest, KEPT } from '../testdata/logs/decision-forgeries.js';
import { DECISION } from '../testdata/logs/decision-story.js';
import { InMemorySource } from '../testdata/logs/in-memory.js';
import { remembered } from '../testdata/logs/remembered.js';
import { logKey, publish, seal, vkeyOf, type Workshop } from '../testdata/logs/workshop.js';
import { decisionText } from './decision-text.js';
import { verifyLog, type VerifySettings } from './verify-log.js';
import { DecisionStatement, type Report, type Statement } from '../src/audit/index.js';

/** Copies of a log in which a decision was made another one, each chained and signed by the log's own key. */
const signatureCheck = remembered(checkEntrySignature);

beforeAll(() => useSha256((bytes) => hash('sha256', bytes, 'buffer')));

async function audit(log: Workshop, settings: VerifySettings = {}): Promise<{ readonly report: Report; readonly statement: Statement; readonly text: string }> {
  const files = publish({ entries: seal(log.drafts), openings: log.openings, signers: [logKey(1)], announcedKey: logKey(1) });
  const told = new DecisionStatement(DECISION);
  const report = await verifyLog(new InMemorySource(files), { signatureCheck, vkeys: [vkeyOf(logKey(1))], observe: (judged) => told.observe(judged), ...settings });
  const statement = told.finish(report.findings);
  return { report, statement, text: decisionText(statement, report.ok) };
}

const kindsOf = (report: Report) => [...new Set(report.findings.map(({ kind }) => kind))].sort();

describe('a decision', () => {
  it('that nobody forged has no finding, and every step of it is made again', async () => {
    const { report, statement, text } = await audit(honest, KEPT);
    expect(report.findings).toEqual([]);
    expect(statement).toMatchObject({ ok: true, found: true, outcome: 'carried' });
    expect(text).not.toContain('NOT SO');
  });

  it.each(DECISION_FORGERIES.map((forgery) => [forgery.name, forgery] as const))('%s is found and named', async (_, { log, kinds, kept, told }) => {
    const { report, statement, text } = await audit(log);
    expect(kindsOf(report)).toEqual(kinds);
    if (told !== '') {
      expect(statement.ok).toBe(false);
      expect(text).toContain('NOT SO');
      expect(text).toContain(told);
    }
    const { report: ofWhoKept, text: toWhoKept } = await audit(log, KEPT);
    expect(ofWhoKept.ok).toBe(false);
    if (told === '') expect(toWhoKept).toContain('not as it should be');
    if (kept) expect(kindsOf(ofWhoKept)).toEqual(kept);
  });
});
