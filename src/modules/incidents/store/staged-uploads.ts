import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fromBase64Url, fromHex, toBase64Url } from '../../../kernel/bytes.js';
import type { Instant } from '../../../kernel/instant.js';
import { uuidv4 } from '../../../platform/random.js';
import type { AttachedFile } from '../domain/index.js';
import { KEY_BYTES, newFileKey, openBytes, sealBytes } from './sealed-file.js';

/** What all waiting files together may take, so that nobody can fill the disk without filing. */
export const STAGED_TOTAL_BYTES = 2 * 1024 * 1024 * 1024;
const HANDLE_BYTES = 16 + KEY_BYTES;
const SMALLEST_BUCKET = 4096;

/** A file that waits for its report, as whoever holds its handle sees it. */
export interface StagedFile {
  readonly id: string;
  readonly key: Buffer;
  readonly file: AttachedFile;
}

/**
 * Files between their upload and the sending of the form. A handle is the row's id and the file's key; it travels in a hidden
 * field of the form and is kept nowhere else, so that what is never sent can be read by nobody.
 */
@Injectable()
export class StagedUploads {
  /** Undefined where there is no room now. */
  async put(tx: EntityManager, content: Uint8Array, name: string, type: string, at: Instant): Promise<{ handle: string; file: AttachedFile } | undefined> {
    const id = uuidv4();
    const key = newFileKey();
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    const file: AttachedFile = { digest, size: content.length, type, name };
    const description = sealBytes(key, padded(JSON.stringify(file)));
    const ciphertext = sealBytes(key, content);
    const rows = await tx.query<unknown[]>(
      `INSERT INTO staged_upload (id, size, staged_at, description, ciphertext)
       SELECT $1::uuid, $2::integer, $3::timestamptz, $4::bytea, $5::bytea
        WHERE (SELECT coalesce(sum(size), 0) FROM staged_upload) + $2::integer <= $6::bigint RETURNING id`,
      [id, ciphertext.length, at, description, ciphertext, STAGED_TOTAL_BYTES],
    );
    return rows.length === 0 ? undefined : { handle: toBase64Url(Buffer.concat([idBytes(id), key])), file };
  }

  /** In the order of the handles; undefined where a handle is none, or its file is gone. */
  async find(tx: EntityManager, handles: readonly string[]): Promise<(StagedFile | undefined)[]> {
    const parsed = handles.map(parseHandle);
    const ids = parsed.flatMap((one) => one?.id ?? []);
    if (ids.length === 0) return handles.map(() => undefined);
    const rows = await tx.query<{ id: string; description: Buffer }[]>('SELECT id, description FROM staged_upload WHERE id = ANY($1)', [ids]);
    return parsed.map((one) => {
      const row = one && rows.find(({ id }) => id === one.id);
      const plain = row && openBytes(one.key, row.description);
      return plain ? { ...one, file: JSON.parse(plain.toString('utf8')) as AttachedFile } : undefined;
    });
  }

  /** The file itself, for whoever holds its handle. */
  async open(tx: EntityManager, { id, key }: StagedFile): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ ciphertext: Buffer }[]>('SELECT ciphertext FROM staged_upload WHERE id = $1', [id]);
    return row && openBytes(key, row.ciphertext);
  }

  /** Deletes what has waited since before `before`; says how many. */
  async purge(tx: EntityManager, before: Instant): Promise<number> {
    const [rows] = await tx.query<[unknown[], number]>('DELETE FROM staged_upload WHERE staged_at < $1 RETURNING id', [before]);
    return rows.length;
  }
}

/** The length of a sealed text would tell the length of the file's name. */
function padded(text: string): Buffer {
  return Buffer.from(text.padEnd(SMALLEST_BUCKET, ' '), 'utf8');
}

function parseHandle(handle: string): { id: string; key: Buffer } | undefined {
  const bytes = handle.length <= 100 ? fromBase64Url(handle) : undefined;
  if (bytes?.length !== HANDLE_BYTES) return undefined;
  const hex = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return { id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`, key: Buffer.from(bytes.subarray(16)) };
}

function idBytes(id: string): Uint8Array {
  return fromHex(id.replaceAll('-', ''))!;
}
