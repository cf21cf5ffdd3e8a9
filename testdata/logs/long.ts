import { governance } from '../../src/ledger/core/index.js';
import { logKey, MERGE_DELAY_SECONDS, ORIGIN, promiseKey, publish, seal, system, vkeyOf, Workshop } from './workshop.js';
import type { Files } from './forgeries.js';

/** A dull log of any length: the operator does one drill after the other. Too large to be committed, and made in a moment. */
export function longLog(size: number): Files {
  const log = new Workshop();
  const opening = { origin: ORIGIN, key: vkeyOf(logKey(1)), promiseKey: vkeyOf(promiseKey), maxMergeDelaySeconds: MERGE_DELAY_SECONDS, rules: [] };
  log.perform(governance, 'log', system, { type: 'OpenLog', ...opening });
  while (log.drafts.length < size) log.perform(governance, 'log', system, { type: 'RecordOperatorAct', code: 'drill' });
  return publish({ entries: seal(log.drafts), openings: [], signers: [logKey(1)], announcedKey: logKey(1) });
}
