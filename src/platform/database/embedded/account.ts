import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The operating system's account that PostgreSQL runs as. `undefined` means: as this process does. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to `postgres`, else `nobody`; to the present owner where the
 * folder already has one. Everybody else runs it himself.
 */
export function chooseAccount(existingOwner: number | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  const chosen =
    (existingOwner !== undefined && existingOwner !== 0 ? accounts.find(({ uid }) => uid === existingOwner) : undefined) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (chosen === undefined || chosen.uid === 0) {
    throw new Error(
      'PostgreSQL does not run as root, and there is neither an account "postgres" nor "nobody" to hand it to. ' +
        'Add one (useradd --system postgres), start as an ordinary user, or give DATABASE_URL.',
    );
  }
  return chosen;
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && /^\d+$/.test(fields[2]!) && /^\d+$/.test(fields[3]!))
    .map((fields) => ({ name: fields[0]!, uid: Number(fields[2]), gid: Number(fields[3]) }));
}

/** Whether the account may enter every folder above `path` and, for `x`, run or enter `path` itself. Reads mode bits only. */
export function canReach(account: Account | undefined, path: string): boolean {
  if (account === undefined) return true;
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
