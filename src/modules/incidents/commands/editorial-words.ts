import { LEDGER_REFUSAL_WORDS } from '../../../ledger/index.js';
import { ENTITY_WORDS, INCIDENT_WORDS } from '../domain/index.js';

/** Refusals of the shell, before or beside the rules. */
const SHELL_WORDS = {
  INVALID_CONTENT: 'Some answers need another look. Nothing was changed, and nothing you typed is lost.',
  NOT_A_MEMBER: 'Sign in first, as an active member of this node.',
  NO_SUCH_REPORT: 'There is no report under one of these numbers. Check them.',
  TARGET_NOT_PUBLISHED: 'The incident to merge into is not public now. Choose a public one.',
  TARGET_MERGED: 'The entity to merge into was itself merged into another one. Choose that one.',
  NOT_AN_ORGANISATION: 'Only organisations answer. An editor must first set the kind of this entity.',
  ENTITY_MERGED: 'The entity of this organisation was joined to another one. Ask a steward for the role of that one.',
  NOT_NAMED: 'The incident does not name this organisation, so there is nothing to answer.',
  NOT_OF_THIS_RECORD: 'One of these entries belongs to another record.',
} as const;

/** For acts on incidents that are signed and submitted. */
export const INCIDENT_ACT_WORDS = { ...SHELL_WORDS, ...ENTITY_WORDS, ...INCIDENT_WORDS } as const;

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  incident: { ...SHELL_WORDS, ...LEDGER_REFUSAL_WORDS, ...INCIDENT_WORDS },
  entity: { ...SHELL_WORDS, ...LEDGER_REFUSAL_WORDS, ...ENTITY_WORDS },
};

/** The sentence for a refusal. The same code may need other words for an incident than for an entity. */
export function editorialWords(kind: string, refusal: string): string {
  const words = WORDS[kind]?.[refusal] ?? ENTITY_WORDS[refusal as keyof typeof ENTITY_WORDS];
  if (words === undefined) throw new Error(`no words for ${kind} ${refusal}`);
  return words;
}
