/** What a page needs to check a receipt by itself: pure functions, no request, no storage. Bundled by Vite. */
export { disclosedIn, explainReceipt, holds, RECEIPT_LIMITS, type Disclosed, type ReceiptKeys, type Step } from '../explain-receipt.js';
