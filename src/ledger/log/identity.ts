import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config.js';
import { openKey, type SigningKey } from '../../platform/keys.js';
import { toHex } from '../../kernel/bytes.js';
import { formatVerifierKey, type KeyKind, noteSigner, type NoteSigner, sha256 } from '../core/index.js';

/**
 * Who this log is: its origin, the keys it signs with, and the longest delay it promises.
 *
 * The origin is fixed for ever by the first entry. Where the operator names none, the first start makes one from the log
 * key, so that no two logs share it, and keeps it beside the keys.
 */
export class LogIdentity {
  private constructor(
    readonly origin: string,
    readonly maxMergeDelaySeconds: number,
    /** The log's keys by verifier key: the first one, and those that rotations brought. */
    readonly logSigners: ReadonlyMap<string, NoteSigner>,
    readonly firstKey: string,
    readonly promiseSigner: NoteSigner,
    readonly witnessSigner: NoteSigner,
    private readonly dataDir: string,
  ) {}

  static async open(config: Config): Promise<LogIdentity> {
    const { dataDir } = config;
    const first = await openKey(dataDir, FIRST_KEY);
    const origin = config.origin ?? (await keptOrigin(dataDir, first));
    const signers = new Map<string, NoteSigner>();
    let firstKey = '';
    for (const name of await logKeyNames(dataDir)) {
      const signer = signerOf(await openKey(dataDir, name), origin);
      signers.set(formatVerifierKey(signer), signer);
      if (name === FIRST_KEY) firstKey = formatVerifierKey(signer);
    }
    const promise = signerOf(await openKey(dataDir, 'promise'), `${origin}/promises`);
    const witness = signerOf(await openKey(dataDir, 'witness'), `${origin}/witness`, 'cosignature');
    return new LogIdentity(origin, config.maxMergeDelaySeconds, signers, firstKey, promise, witness, dataDir);
  }

  /** Makes a further key for a rotation. The file exists before any entry names the key. */
  async newLogKey(): Promise<NoteSigner> {
    const names = await logKeyNames(this.dataDir);
    return signerOf(await openKey(this.dataDir, `${FIRST_KEY}-${names.length + 1}`), this.origin);
  }
}

function signerOf(key: SigningKey, name: string, kind: KeyKind = 'ed25519'): NoteSigner {
  return noteSigner(name, kind, key.publicKey, (message) => key.sign(message));
}

const FIRST_KEY = 'log';
const KEY_FILE = /^(log(?:-\d+)?)\.seed$/;

async function logKeyNames(dataDir: string): Promise<string[]> {
  const files = await readdir(join(dataDir, 'keys'));
  return files.flatMap((file) => KEY_FILE.exec(file)?.[1] ?? []).sort();
}

async function keptOrigin(dataDir: string, first: SigningKey): Promise<string> {
  const file = join(dataDir, 'keys', 'origin');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const origin = `folkmoot.localhost/${toHex(sha256(first.publicKey)).slice(0, 12)}`;
    await writeFile(file, `${origin}\n`, { flag: 'wx' });
    return origin;
  }
}
