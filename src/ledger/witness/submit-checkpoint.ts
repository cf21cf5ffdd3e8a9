import { formatAddCheckpoint } from '../core/index.js';

export interface Submission {
  /** The size that the witness saw last, as far as we know. */
  readonly from: number;
  readonly proof: readonly Uint8Array[];
  /** The checkpoint as the log signed it. */
  readonly note: string;
}

const TIMEOUT_MS = 5_000;
/** 64 post-quantum cosignatures are far below this. */
const ANSWER_LIMIT = 512 * 1024;

/** One `add-checkpoint` (C2SP tlog-witness). The witness is not trusted: it may answer without end, or with somebody else's address. */
export async function submitCheckpoint(prefix: string, { from, proof, note }: Submission): Promise<{ readonly status: number; readonly body: string }> {
  const response = await fetch(`${prefix.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    body: formatAddCheckpoint({ oldSize: from, proof, checkpoint: note }),
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new Error(error instanceof Error && error.name === 'TimeoutError' ? 'does not answer in time' : 'cannot be reached');
  });
  return { status: response.status, body: await readUpTo(response, ANSWER_LIMIT) };
}

async function readUpTo(response: Response, limit: number): Promise<string> {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const read = await reader?.read();
    if (read?.value === undefined) return Buffer.concat(chunks).toString('utf8');
    length += read.value.length;
    if (length > limit) {
      await reader?.cancel().catch(() => undefined);
      throw new Error('sends an answer that is too long');
    }
    chunks.push(read.value);
  }
}
