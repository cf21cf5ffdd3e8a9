/**
 * Who asked for a command, as the entry states it.
 *
 * `member` carries the roles he held when the command was judged: the auditor compares them with the roster as the log
 * had it at that entry. `reporter` is the holder of a case key and nothing else is known of him. `system` is the node itself.
 */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'reporter'; readonly key: string }
  | { readonly kind: 'member'; readonly id: string; readonly roles: readonly string[] }
  | { readonly kind: 'system'; readonly part: string };

/** How far the log itself proves that the actor asked: see docs/spec/entry.md, "authorization". */
export type AuthorizationMethod = 'passkey' | 'ed25519' | 'session' | 'anonymous' | 'system';
