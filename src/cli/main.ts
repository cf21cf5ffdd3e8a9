import { CommandFailed, type Command, DONE, remark, say, USAGE, UsageError, REFUSED } from './command.js';
import { ConfigError } from '../platform/config.js';

/** Loaded when called, so that `folkmoot verify` does not load a server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.js')).start,
  demo: async () => (await import('./demo.js')).demo,
  verify: async () => (await import('./verify.js')).verify,
  tally: async () => (await import('./tally.js')).tally,
  export: async () => (await import('./export.js')).exportLog,
  proof: async () => (await import('./proof.js')).proof,
  fsck: async () => (await import('./fsck.js')).fsck,
  rebuild: async () => (await import('./rebuild.js')).rebuild,
  import: async () => (await import('./import.js')).importRecords,
  invite: async () => (await import('./invite.js')).invite,
  keys: async () => (await import('./keys.js')).keys,
  db: async () => (await import('./db.js')).db,
  draw: async () => (await import('./draw.js')).draw,
};

async function main(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv;
  if (name === 'help' || name === '--help' || name === '-h') return help(rest[0]);
  const load = COMMANDS[name];
  if (!load) {
    remark(`folkmoot: there is no command ${JSON.stringify(name)}. \`folkmoot help\` lists them.`);
    return USAGE;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    say(command.usage);
    return DONE;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (error instanceof UsageError || isParseArgsError(error)) {
      remark(`folkmoot ${name}: ${error.message}\n\n${command.usage}`);
      return USAGE;
    }
    if (error instanceof CommandFailed || error instanceof ConfigError || (error instanceof Error && error.name === 'DataFolderInUse')) {
      remark(`folkmoot ${name}: ${error.message}`);
      return REFUSED;
    }
    throw error;
  }
}

async function help(name: string | undefined): Promise<number> {
  const load = name === undefined ? undefined : COMMANDS[name];
  if (load) {
    say((await load()).usage);
    return DONE;
  }
  const lines = await Promise.all(Object.entries(COMMANDS).map(async ([each, command]) => `  ${each.padEnd(9)} ${(await command()).summary}`));
  say(['folkmoot <command>', '', ...lines, '', '`folkmoot help <command>` says how to call one.'].join('\n'));
  return DONE;
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS');
}

// Whoever reads our answer may stop reading (`… | head`): that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(DONE);
  throw error;
});

try {
  const code = await main(process.argv.slice(2));
  if (code !== DONE) process.exitCode = code;
} catch (error) {
  remark(`folkmoot: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(REFUSED);
}
