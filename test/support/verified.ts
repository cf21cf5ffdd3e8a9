import { expect } from '@jest/globals';
import type { Report } from '../../src/audit/index.js';
import { HttpSource } from '../../verifier/sources/http.js';
import { verifyLog, type VerifySettings } from '../../verifier/verify-log.js';

/** Whatever a spec did to a node, an auditor from outside must find nothing in what it has published. Fails with the findings. */
export async function expectVerified(node: { readonly url: string }, settings: VerifySettings = {}): Promise<Report> {
  const report = await verifyLog(new HttpSource(node.url), settings);
  expect(report.findings).toEqual([]);
  return report;
}
