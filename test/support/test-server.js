import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pidFile = (folder) => join(folder, 'postgres', 'data', 'postmaster.pid');

/** SIGQUIT: PostgreSQL's immediate shutdown. Nothing in a test's database is worth writing down. */
export function killServer(folder) {
  if (!existsSync(pidFile(folder))) return;
  const pid = Number(readFileSync(pidFile(folder), 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 'SIGQUIT');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export async function serverGone(folder) {
  for (let attempt = 0; attempt < 100 && existsSync(pidFile(folder)); attempt++) await sleep(50);
}
