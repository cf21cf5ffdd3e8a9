/** The door of the audit: what an auditor needs to check a whole log, and the list of all rules that ever judged. */
export * from './findings.js';
export * from './catalogue.js';
export * from './authority.js';
export * from './replay.js';
export * from './log-auditor.js';
export type { Trust } from './trust.js';
export { DecisionStatement, type DecisionStep, type Statement } from './decision/statement.js';
