import { closeSync, fdatasyncSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Whole new content or whole old content, also after a power cut: written aside, flushed, renamed. The name itself is durable only
 * after `syncFolder`, which a writer of many files calls once for each folder. The name aside is this process's own, so that a
 * leader that has lost the lock without knowing cannot spoil what its successor writes.
 */
export function writeAside(file: string, content: string | Uint8Array): Promise<void> {
  return settled(() => {
    mkdirSync(dirname(file), { recursive: true });
    const aside = `${file}.${process.pid}.new`;
    const handle = openSync(aside, 'w', 0o644);
    try {
      writeFileSync(handle, content);
      fdatasyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(aside, file);
  });
}

export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  await writeAside(file, content);
  await syncFolder(dirname(file));
}

/** Windows cannot open a folder, and keeps names durably by itself. */
export function syncFolder(folder: string): Promise<void> {
  return settled(() => {
    if (process.platform === 'win32') return;
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/**
 * Done at once, in this turn of the event loop: a publication is some six small files, and in a process that also serves requests each
 * turn given away costs many times what the disk does. Under load that made publication wait for over a second.
 */
function settled(work: () => void): Promise<void> {
  try {
    work();
    return Promise.resolve();
  } catch (error) {
    return Promise.reject(error as Error);
  }
}

/** The writes on which the log's order rests, as one thing that a test can let fail. */
export interface DurableFiles {
  writeAside(file: string, content: string | Uint8Array): Promise<void>;
  writeDurably(file: string, content: string | Uint8Array): Promise<void>;
  syncFolder(folder: string): Promise<void>;
}

export const DURABLE_FILES: DurableFiles = { writeAside, writeDurably, syncFolder };
