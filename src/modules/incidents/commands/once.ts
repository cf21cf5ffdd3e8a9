import type { EntityManager } from 'typeorm';
import type { Ledger, Receipt } from '../../../ledger/index.js';
import type { Transactions } from '../../../platform/database/transactions.js';
import { violates } from '../../../platform/database/transactions.js';

export type Performed = { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false; readonly refusal: string };

/** The receipt of a request that was performed before. */
export function firstReceipt(ledger: Ledger, transactions: Transactions, request: string | undefined): Promise<Receipt | undefined> {
  return request === undefined ? Promise.resolve(undefined) : transactions.run((tx) => ledger.receiptOfRequest(tx, request));
}

/** Work on a report in one transaction. */
export function once(
  ledger: Ledger,
  transactions: Transactions,
  request: string | undefined,
  work: (tx: EntityManager) => Promise<Performed>,
): Promise<Performed> {
  return answeredOnce(ledger, transactions, request, () => ledger.transact(work));
}

/**
 * Where the same request is performed by two at once, one of them runs into the unique key, and is answered with the other's
 * receipt.
 */
export async function answeredOnce(
  ledger: Ledger,
  transactions: Transactions,
  request: string | undefined,
  perform: () => Promise<Performed>,
): Promise<Performed> {
  try {
    return await perform();
  } catch (error) {
    const keyUsed = violates(error, 'report_reporter_key');
    if (!keyUsed && !violates(error, 'ledger_pending_request')) throw error;
    const receipt = await firstReceipt(ledger, transactions, request);
    if (receipt) return { ok: true, receipt };
    if (keyUsed) return { ok: false, refusal: 'KEY_USED' };
    throw error;
  }
}
