/** What a page needs to check a whole published log by itself: it reads the same files as everybody, and believes none of them. */
export { HttpSource } from '../sources/http.js';
export { verifyLog } from '../verify-log.js';
export type { Report } from '../../src/audit/index.js';
