import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import { cleanText, MOST_FILES } from '../domain/index.js';
import { EvidenceBudget } from '../store/evidence-budget.js';
import { StagedUploads } from '../store/staged-uploads.js';
import { sniffType } from './file-types.js';

export const MOST_FILE_BYTES = 10 * 1024 * 1024;
export { MOST_FILES };

export interface StagedUpload {
  readonly handle: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly digest: string;
}

export const UPLOAD_WORDS = {
  EMPTY_FILE: 'This file is empty. Choose another one.',
  FILE_TOO_LARGE: 'A file may have at most 10 MB. Make it smaller, or put it elsewhere and give its web address.',
  TOO_MANY_FILES: 'At most 10 files can be sent. Put several into one archive.',
  NO_FILE: 'No file came. Send a form (multipart/form-data) with one or more files.',
  NO_ROOM: 'There is no room for more files here now. File the report without them; you can add them on the case page later.',
  RATE_LIMITED: 'Too many files came from your direction, or to this node. Try again a little later.',
  MALFORMED: 'This is not a form that can be read. Send multipart/form-data.',
} as const;
export type UploadRefusal = keyof typeof UPLOAD_WORDS;

export type UploadOutcome =
  | { readonly ok: true; readonly upload: StagedUpload }
  | { readonly ok: false; readonly refusal: UploadRefusal; readonly message: string; readonly retryAfterSeconds?: number };

/** Takes in a file before its form is sent. For 24 hours it can be opened by whoever holds the handle, and by nobody else. */
@Injectable()
export class StageUpload {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly uploads: StagedUploads,
    private readonly limits: RateLimits,
    private readonly budget: EvidenceBudget,
  ) {}

  async stage(content: Uint8Array, typedName: string, bucket: number): Promise<UploadOutcome> {
    const retryAfterSeconds = this.limits.take('upload', bucket);
    if (retryAfterSeconds !== undefined) return { ...uploadRefused('RATE_LIMITED'), retryAfterSeconds };
    if (content.length === 0) return uploadRefused('EMPTY_FILE');
    if (content.length > MOST_FILE_BYTES) return uploadRefused('FILE_TOO_LARGE');
    const staged = await this.transactions.run(async (tx) => {
      // Told before the form is sent, since the file would be refused with it.
      if ((await this.budget.refusal(tx, content.length)) !== undefined) return undefined;
      return this.uploads.put(tx, content, nameOf(typedName), sniffType(content), this.clock.now());
    });
    if (!staged) return uploadRefused('NO_ROOM');
    const { name, type, size, digest } = staged.file;
    return { ok: true, upload: { handle: staged.handle, name, type, size, digest } };
  }
}

export function uploadRefused(refusal: UploadRefusal): { readonly ok: false; readonly refusal: UploadRefusal; readonly message: string } {
  return { ok: false, refusal, message: UPLOAD_WORDS[refusal] };
}

/** Only for people to read: no path, no control character, and never the name of a file here. */
function nameOf(typed: string): string {
  const last = cleanText(typed.slice(-1_000), 'one-line').split(/[/\\]/).at(-1)!.trim();
  return [...last].slice(-200).join('') || 'file';
}
