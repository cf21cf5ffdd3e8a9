/** The door of the PURE rules of notices. */
export * from './kinds.js';
export * from './notice.js';
export * from './window.js';
export * from './standard-webhook.js';
export * from './mail-text.js';
export * from './refusals.js';
