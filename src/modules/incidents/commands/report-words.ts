import { LEDGER_REFUSAL_WORDS } from '../../../ledger/index.js';
import { REPORT_WORDS } from '../domain/index.js';

/** Refusals of the shell, before or beside the rules. */
const SHELL_WORDS = {
  INVALID_CONTENT: 'Some answers need another look. Nothing was filed, and nothing you typed is lost.',
  KEY_USED: 'This key belongs to another report. Make a new one for each report, so that nobody can tell that they are of one person.',
  NO_SUCH_CASE: 'No case opens with this. Check the code: five groups of five letters and digits.',
  RATE_LIMITED: 'Too many requests came from your direction, or to this node. Nothing you typed is lost; try again a little later.',
  NOT_A_MEMBER: 'Sign in first, as an active member of this node.',
  NO_SUCH_INCIDENT: 'There is no incident under this number. Check the number.',
  NOT_PUBLISHED_YET: 'The log has not published this report yet. It takes about a second; try again.',
  REPORT_FULL: 'With these files the report would hold more than one report may. Take some out, or put them elsewhere and give their web addresses. Nothing you typed is lost.',
  NO_ROOM: 'This node can take no more files now. Take the files out and send your words without them; you can add the files on the case page tomorrow. Nothing you typed is lost.',
  FILE_GONE: 'One of the files is no longer here. Choose it again.',
  UNKNOWN_ACT: 'There is nothing waiting for this signature: it took longer than ten minutes, or another act of this case took its place. Begin again.',
  ACT_EXPIRED: 'The signature came too late. Nothing was done. Begin again.',
  SIGNATURE_FAILED: 'The signature does not fit what was to be signed. Nothing was done. Begin again.',
} as const;

export const DESK_WORDS: Readonly<Record<string, string>> = { ...REPORT_WORDS, ...LEDGER_REFUSAL_WORDS, ...SHELL_WORDS };

export function wordsOf(refusal: string): string {
  const words = DESK_WORDS[refusal];
  if (words === undefined) throw new Error(`no words for ${refusal}`);
  return words;
}
