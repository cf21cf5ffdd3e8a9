import { DONE, say, type Command, UsageError } from './command.js';
import { attached } from './attached.js';

export const db: Command = {
  summary: "prints the database's address",
  usage: `folkmoot db url [--owner]

Prints the address that the running application uses, with its restricted role. --owner prints the owner's address, which
migrations use. Whoever holds an address can read what is sealed: treat it as a secret.`,
  async run([what, ...flags]) {
    const owner = flags.includes('--owner');
    if (what !== 'url' || flags.length > (owner ? 1 : 0)) throw new UsageError('say what to print: url');
    return attached({}, ({ database }) => {
      say(owner ? database.ownerUrl : database.appUrl);
      return Promise.resolve(DONE);
    });
  },
};
