import { InviteFirstSteward } from '../modules/members/index.js';
import { attached } from './attached.js';
import { type Command, CommandFailed, DONE, say } from './command.js';

export const invite: Command = {
  summary: 'prints a new one-time link for the first steward',
  usage: `folkmoot invite

Works while there has never been a steward. The link takes the place of the one printed before. Later members are invited
by stewards, in the portal.`,
  run: () =>
    attached({ sequencer: true }, async ({ app }) => {
      const first = await app.get(InviteFirstSteward).invite();
      if (!first) throw new CommandFailed('there is a steward already; stewards invite further members in the portal.');
      say(first.link);
      return DONE;
    }),
};
