import { DECIDERS } from '../audit/index.js';
import { Fsck } from '../ledger/index.js';
import { attached } from './attached.js';
import { type Command, DONE, REFUSED, remark, say, UsageError } from './command.js';

export const fsck: Command = {
  summary: "compares the database's rows with the tree, the published tiles and the log replayed",
  usage: `folkmoot fsck [--json]

For the operator of a node. Exit 0 where all agree, 1 where something differs.`,
  async run(argv) {
    const json = argv.includes('--json');
    if (argv.length > (json ? 1 : 0)) throw new UsageError('only --json may follow');
    return attached({}, async ({ app }) => {
      const report = await app.get(Fsck).check(DECIDERS, (done, size) => remark(`${done} of ${size} entries`));
      if (json) say(JSON.stringify(report));
      else {
        for (const { seq, kind, text } of report.findings) say(`${seq ?? '-'}\t${kind}\t${text}`);
        const { entries, tiles, openings } = report.checked;
        say(`${report.findings.length} findings; ${entries} entries, ${tiles} tiles and ${openings} openings checked, root ${report.root}`);
      }
      return report.ok ? DONE : REFUSED;
    });
  },
};
