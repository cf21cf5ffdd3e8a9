import { readFileSync } from 'node:fs';
import { parsePolicy, type Policy } from '../core/index.js';

/** The operator's witness policy (C2SP tlog-policy), or nothing where none is set. Read once, at start. */
export interface WitnessPolicy {
  readonly text: string;
  readonly policy: Policy;
}

/** Throws with the file's name where it cannot be read or is not a policy: a node must not start on half a policy. */
export function loadWitnessPolicy(file: string | undefined): WitnessPolicy | undefined {
  if (file === undefined) return undefined;
  const text = readFileSync(file, 'utf8');
  try {
    return { text, policy: parsePolicy(text) };
  } catch (error) {
    throw new Error(`FOLKMOOT_WITNESS_POLICY: ${file} is not a C2SP tlog-policy: ${error instanceof Error ? error.message : String(error)}`);
  }
}
