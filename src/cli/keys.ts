import { parseArgs } from 'node:util';
import { addSeconds, DAY_SECONDS } from '../kernel/instant.js';
import { RotateLogKey } from '../ledger/index.js';
import { attached } from './attached.js';
import { type Command, CommandFailed, DONE, say, UsageError } from './command.js';

export const keys: Command = {
  summary: "rotates the log's signing key",
  usage: `folkmoot keys rotate [--overlap DAYS]

Makes a new signing key; the old one signs that it follows. Both sign checkpoints for DAYS (30 by default), so that verifiers and
witnesses have time to change over. Old receipts stay valid. A running node takes up the new key by itself.`,
  async run([what, ...rest]) {
    if (what !== 'rotate') throw new UsageError('say what to do: rotate');
    const { values } = parseArgs({ args: rest, options: { overlap: { type: 'string', default: '30' } } });
    if (!/^\d{1,4}$/.test(values.overlap)) throw new UsageError('--overlap: give a number of days');
    return attached({ sequencer: true }, async ({ app }) => {
      const outcome = await app.get(RotateLogKey).rotate((at) => addSeconds(at, Number(values.overlap) * DAY_SECONDS));
      if (!outcome.ok) throw new CommandFailed(`the log refuses the rotation: ${outcome.refusal}`);
      say(outcome.key);
      return DONE;
    });
  },
};
