import { checkReceipt, type Entry, type ProofStep, type ReceiptResult } from '../src/ledger/core/index.js';
import type { Instant } from '../src/kernel/instant.js';
import type { Json } from '../src/kernel/json.js';

/** One thing that was looked at, and what came of it, in words for people who know nothing of hashes. */
export interface Step {
  readonly ok: boolean;
  readonly words: string;
}

export interface ReceiptKeys {
  /** Verifier key of the log, as its operator prints it; without it nobody knows whose signature is under the receipt. */
  readonly vkey?: string;
  readonly promiseKey?: string;
}

/** Said beside every receipt that holds. */
export const RECEIPT_LIMITS: readonly string[] = [
  'It does not prove that what was written is true; only that exactly this was written, and when it was in the record at the latest.',
  'It does not prove who wrote it, unless the text itself says so or a personal key signed it.',
  'It proves that the operator has signed this state of the record. That everybody is shown the same record is what independent witnesses vouch for.',
];

/** A field that was sealed in the record, and whether the text in the receipt is the one that was sealed. */
export interface Disclosed {
  /** Place in the entry, for example `/command/content/title`. */
  readonly path: string;
  readonly value: Json;
  readonly matches: boolean;
}

/** The texts in a receipt; empty where it cannot be read. They were written by whoever made the file: escape them. */
export function disclosedIn(text: string): readonly Disclosed[] {
  const result = check(text, {});
  return result?.openings.map(({ opening, matches }) => ({ path: opening.path, value: opening.value, matches })) ?? [];
}

/**
 * Checks a saved receipt without asking anybody, and says step by step what it proves. It holds where every step is `ok`.
 *
 *     explainReceipt(text, { vkey })
 *     // [{ ok: true, words: 'The file is a receipt, and it holds entry number 4711 of the record.' }, …]
 */
export function explainReceipt(text: string, keys: ReceiptKeys = {}): readonly Step[] {
  const result = check(text, keys);
  if (!result) return [no('This is not a receipt, or it was cut off or changed: it cannot be read.')];
  const { entry, openings, placeMatches } = result;
  return [
    yes(`The file is a receipt, and it holds entry number ${entry.seq} of the record: ${deedOf(entry)}, ${inWords(entry.at)}.`),
    ...proofSteps(result, keys),
    placeMatches
      ? yes('The entry itself states the same place in the record as the proof.')
      : no('The entry states another place in the record than the proof.'),
    ...openingSteps(openings),
    ...promiseSteps(result),
  ];
}

/** True where every step holds. */
export function holds(steps: readonly Step[]): boolean {
  return steps.every(({ ok }) => ok);
}

function check(text: string, { vkey, promiseKey }: ReceiptKeys): ReceiptResult | undefined {
  try {
    return checkReceipt(text, { vkeys: vkey === undefined ? [] : [vkey], promiseKeys: promiseKey === undefined ? undefined : [promiseKey] });
  } catch {
    return undefined;
  }
}

const FAILED: Readonly<Record<ProofStep, string>> = {
  CHECKPOINT_MALFORMED: 'The signed summary of the record in this file cannot be read.',
  CHECKPOINT_SIGNATURE: 'The summary of the record in this file was not signed by the key that you trust, or was changed after it was signed.',
  CHECKPOINT_ORIGIN: 'The summary in this file is that of another record than the one whose key you trust.',
  WITNESS_QUORUM: 'Fewer witnesses than you demand have seen this state of the record.',
  INCLUSION: 'The entry is not in the record that was signed: it was changed, or the proof belongs to something else.',
};

function proofSteps({ proof, entry }: ReceiptResult, { vkey }: ReceiptKeys): readonly Step[] {
  if (vkey === undefined) {
    return [no('Whose record it is cannot be said without its key. The operator publishes it at /log/log.json; better is one that you noted earlier or have from somebody else.')];
  }
  if (!proof.ok) return [no(FAILED[proof.step])];
  const steps = [
    yes(`The record ${proof.origin} was signed with the key that you trust, when it held ${proof.size} entries.`),
    yes(
      `This entry is one of them. Nobody, its operator included, can change or remove it without being found out: it was in the record at the latest when this was signed, and was numbered ${inWords(entry.sequencedAt)} by the operator's clock.`,
    ),
  ];
  return [...steps, ...proof.witnesses.map(({ name, time }) => yes(`The witness ${name} has seen this state of the record (Unix time ${time}).`))];
}

function openingSteps(openings: ReceiptResult['openings']): readonly Step[] {
  if (openings.length === 0) return [];
  const wrong = openings.filter(({ matches }) => !matches).length;
  if (wrong > 0) return [no(`${wrong} of the ${openings.length} texts in this file are not the ones that were sealed in the entry.`)];
  return [
    yes(
      `The ${openings.length} texts in this file are, letter for letter, those that were sealed in the entry. The entry itself holds nothing but their fingerprints: it is this file that shows the words.`,
    ),
  ];
}

function promiseSteps({ promise, entry }: ReceiptResult): readonly Step[] {
  switch (promise) {
    case undefined:
      return [];
    case 'KEPT':
      return [yes('The operator promised at once to put this into the record, and kept the promise in time.')];
    case 'LATE':
      return [no('The operator promised to put this into the record in time, and was late. This file proves it.')];
    case 'BAD_SIGNATURE':
      return [no('The promise in this file was not signed by the operator.')];
    case 'OTHER_ENTRY':
    case 'OTHER_BODY':
      return [no(`The promise in this file is for something else than entry number ${entry.seq}.`)];
  }
}

/** Words for what was done; of a kind that is not known here, its own name, which has a checked form. */
const DEEDS: Readonly<Record<string, string>> = {
  FileReport: 'somebody filed a report',
  AddToReport: 'something was added to a report',
  AnswerQuestion: 'a question of the editors was answered',
  AskReporter: 'the editors asked a question',
  AcceptReport: 'a report was accepted',
  DeclineReport: 'a report was declined, or it was proposed',
  PublishIncident: 'an incident was published',
  CorrectIncident: 'an incident was corrected',
  RetractIncident: 'an incident was retracted',
  AnswerIncident: 'an organisation answered',
};

function deedOf({ command, stream }: Entry): string {
  const known = Object.hasOwn(DEEDS, command.type) ? DEEDS[command.type]! : command.type;
  return `${known} (${stream.kind} ${stream.id})`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `on 22 November 2026 at 07:00 UTC`. */
function inWords(instant: Instant): string {
  const [year, month, day] = instant.slice(0, 10).split('-').map(Number);
  return `on ${day} ${MONTHS[month! - 1]} ${year} at ${instant.slice(11, 16)} UTC`;
}

function yes(words: string): Step {
  return { ok: true, words };
}

function no(words: string): Step {
  return { ok: false, words };
}
