import type { Statement } from '../src/audit/index.js';

/** A decision as it is told at the command line: what went wrong stands right under the step where it did. */
export function decisionText({ decision, found, ok, outcome, steps }: Statement, logOk = true): string {
  if (!found) return `Decision ${decision}: the log has no such motion.\n\n`;
  const lines = steps.map((step, i) => {
    const number = String(i + 1).padStart(3);
    const wrong = step.objections.map((one) => `     NOT SO: ${one}\n`).join('');
    return `${number}. ${step.at}  entry ${step.seq}: ${step.text}\n${wrong}`;
  });
  const whole = logOk ? '.' : '; but the log that it comes from is not as it should be: see below.';
  const verdict = ok ? `Every step was made again from the log, and came out the same${whole}` : 'Not every step is as the rules say: see the lines marked NOT SO.';
  return `Decision ${decision}: ${outcome}\n\n${lines.join('')}\n${verdict}\n\n`;
}
