import { runVerify, USAGE as VERIFY_USAGE } from '../../verifier/verify.js';
import type { Command } from './command.js';

export const verify: Command = {
  summary: 'checks a log, a copy of one, a receipt, or a draw, trusting nobody',
  usage: VERIFY_USAGE,
  run: (argv) => runVerify(argv, { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) }),
};
