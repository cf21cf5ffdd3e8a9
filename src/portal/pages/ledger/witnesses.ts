import { instantOf } from '../../../kernel/instant.js';
import { openNote, parsePolicy, type Policy } from '../../../ledger/core/index.js';

export interface WitnessSeen {
  readonly name: string;
  readonly at: string;
}

/** Which witnesses of the policy have signed this checkpoint, and when by their clocks. Only signatures that hold are told. */
export function witnessesOf(note: string, policyText: string | null): readonly WitnessSeen[] {
  const policy = policyOf(policyText);
  if (!policy || policy.witnesses.length === 0) return [];
  const opened = openNote(note, policy.witnesses.map(({ key }) => key));
  if (!opened.ok) return [];
  return opened.verified.flatMap(({ name, time }) => (time === undefined ? [] : [{ name, at: instantOf(time * 1000) }]));
}

export function policyOf(text: string | null): Policy | undefined {
  try {
    return text === null ? undefined : parsePolicy(text);
  } catch {
    return undefined;
  }
}
