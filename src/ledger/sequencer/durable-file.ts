import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Whole new content or whole old content, also after a power cut: written aside, flushed, renamed. The name itself is durable only
 * after `syncFolder`, which a writer of many files calls once for each folder. The name aside is this process's own, so that a
 * leader that has lost the lock without knowing cannot spoil what its successor writes.
 */
export async function writeAside(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.new`;
  const handle = await open(aside, 'w', 0o644);
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
}

export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  await writeAside(file, content);
  await syncFolder(dirname(file));
}

/** Windows cannot open a folder, and keeps names durably by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The writes on which the log's order rests, as one thing that a test can let fail. */
export interface DurableFiles {
  writeAside(file: string, content: string | Uint8Array): Promise<void>;
  writeDurably(file: string, content: string | Uint8Array): Promise<void>;
  syncFolder(folder: string): Promise<void>;
}

export const DURABLE_FILES: DurableFiles = { writeAside, writeDurably, syncFolder };
