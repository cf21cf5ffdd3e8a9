import { equalBytes } from '../kernel/bytes.js';
import type { Instant } from '../kernel/instant.js';
import {
  keysAt, openNote, parseCheckpoint, parsePolicy, parseVerifierKey, quorumMet,
  type Checkpoint, type Governance, type Policy, type VerifiedSignature, type VerifierKey,
} from '../ledger/core/index.js';
import type { Findings } from './findings.js';

/** Whom the asker believes beyond what the log says of itself. */
export interface Trust {
  /** Name by which the log is known to him. */
  readonly origin?: string;
  /** Verifier keys by which the log is known to him, old ones included: one of them must have been a key of this log. */
  readonly vkeys?: readonly string[];
  /** In place of the policy that the log states itself. */
  readonly policy?: Policy;
}

/**
 * Whether the log itself stands behind the checkpoint. Not log.json, but the log's own stream says which keys may sign it: the
 * first entry names the first key, and each later one was handed over by the key before it. So whoever knows any key that
 * the log ever had can follow it to the one that signs today.
 *
 * Returns the number of witnesses that vouch for the checkpoint.
 */
export function checkTrust(note: string, governance: Governance | undefined, until: Instant | undefined, trust: Trust, findings: Findings): number {
  const checkpoint = readCheckpoint(note);
  const origin = governance?.origin ?? undefined;
  if (checkpoint && origin !== undefined && checkpoint.origin !== origin) findings.add('ORIGIN_DIFFERS', null, 'in the checkpoint and in the first entry');
  if (checkpoint && trust.origin !== undefined && checkpoint.origin !== trust.origin) findings.add('ORIGIN_DIFFERS', null, 'it is not the log that was asked for');

  const history = governance?.keys.map(({ key }) => key) ?? [];
  if (trust.vkeys?.length && !trust.vkeys.some((vkey) => history.includes(vkey))) findings.add('KEY_UNKNOWN', null);

  const policy = trust.policy ?? statedPolicy(governance);
  const witnesses = policy?.witnesses.map(({ key }) => key) ?? [];
  const inForce = governance && until !== undefined ? keysAt(governance, until) : [];
  const logKeys = readKeys(inForce);
  const opened = openNote(note, [...logKeys, ...witnesses]);
  if (!opened.ok) {
    findings.add('CHECKPOINT_SIGNATURE', null, opened.reason);
    return 0;
  }
  if (!opened.verified.some(({ key }) => logKeys.includes(key))) findings.add('CHECKPOINT_SIGNATURE', null, 'no key of the log signed it');
  const vouching = policy?.witnesses.filter(({ key }) => opened.verified.some((signature) => isCosignatureOf(signature, key))) ?? [];
  if (policy && !quorumMet(policy, vouching.map(({ name }) => name))) {
    findings.add('WITNESS_QUORUM', null, `${vouching.length} of ${policy.witnesses.length} witnesses`);
  }
  return vouching.length;
}

/** An older checkpoint: signed by a key that the log had at some time. */
export function isSignedByLog(note: string, governance: Governance | undefined): boolean {
  return openNote(note, readKeys(governance?.keys.map(({ key }) => key) ?? [])).ok;
}

/** What log.json says must be what the log says. Policy and further keys are not compared: they may run ahead of the last checkpoint. */
export function checkAnnouncement(announcement: unknown, governance: Governance | undefined, findings: Findings): void {
  if (!governance) return;
  const said = typeof announcement === 'object' && announcement !== null ? (announcement as Record<string, unknown>) : {};
  if (said['origin'] !== governance.origin) findings.add('ANNOUNCEMENT_DIFFERS', null, 'origin');
  if (!governance.keys.some(({ key }) => key === said['vkey'])) findings.add('ANNOUNCEMENT_DIFFERS', null, 'vkey');
  if (said['maxMergeDelaySeconds'] !== governance.maxMergeDelaySeconds) findings.add('ANNOUNCEMENT_DIFFERS', null, 'maxMergeDelaySeconds');
}

export function readCheckpoint(note: string): Checkpoint | undefined {
  try {
    return parseCheckpoint(note);
  } catch {
    return undefined;
  }
}


/** Keys as the log's events state them: an event that its rules would have refused may hold anything. */
export function readKeys(keys: readonly unknown[]): VerifierKey[] {
  return keys.flatMap((key) => {
    try {
      return typeof key === 'string' ? [parseVerifierKey(key)] : [];
    } catch {
      return [];
    }
  });
}

function statedPolicy(governance: Governance | undefined): Policy | undefined {
  // Replay has judged its form; one that cannot be read never came into force.
  try {
    return governance?.witnessPolicy == null ? undefined : parsePolicy(governance.witnessPolicy);
  } catch {
    return undefined;
  }
}

function isCosignatureOf(signature: VerifiedSignature, key: VerifierKey): boolean {
  return signature.time !== undefined && equalBytes(signature.key.publicKey, key.publicKey);
}
