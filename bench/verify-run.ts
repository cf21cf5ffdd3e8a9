import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { fromUtf8 } from '../src/kernel/bytes.js';
import { parseBundle } from '../src/ledger/core/index.js';
import { runVerify } from '../verifier/verify.js';
import { seconds } from './measure.js';

/** In a process of its own, for the sake of its memory: verifies a folder, or does only what nobody can leave out. */
const { BENCH_FOLDER: folder = '', BENCH_MODE: mode } = process.env;
let printed = '';
const io = { out: (text: string) => void (printed += text), err: () => undefined };
const took = await seconds(async () => {
  if (mode === 'verify') await runVerify([folder, '--no-replay', '--json'], io);
  else readAll();
});
const report = mode === 'verify' ? (JSON.parse(printed) as { ok: boolean; size: number; findings: unknown[] }) : undefined;
process.send?.({ seconds: took, megabytes: process.resourceUsage().maxRSS / 1000, ok: report?.ok ?? true, size: report?.size ?? 0, findings: report?.findings.slice(0, 3) ?? [] });
process.on('SIGTERM', () => process.exit(0));

/** Each entry hashed twice, for chain and tree, and parsed. */
function readAll(): void {
  for (const file of readdirSync(join(folder, 'tile', 'entries'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    for (const bytes of parseBundle(new Uint8Array(readFileSync(join(file.parentPath, file.name))))) {
      hash('sha256', bytes, 'buffer');
      hash('sha256', bytes, 'buffer');
      JSON.parse(fromUtf8(bytes));
    }
  }
}
