/** How a command of `folkmoot` ends: 0 done, 1 a finding or a refusal, 2 wrong usage. */
export const DONE = 0;
export const REFUSED = 1;
export const USAGE = 2;

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** How to call it, for `folkmoot help <command>`. */
  readonly usage: string;
  run(argv: readonly string[]): Promise<number>;
}

/** The words of the call are off: said with the usage, and exit 2. */
export class UsageError extends Error {}

/** The command could not be done, for a reason that a person can act on: said without a stack, and exit 1. */
export class CommandFailed extends Error {}

/** The answer. Progress and remarks go to standard error, so that an answer can be piped. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
