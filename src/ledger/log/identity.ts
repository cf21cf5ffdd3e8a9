import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '../../kernel/bytes.js';
import type { Config } from '../../platform/config.js';
import { openKey, type SigningKey } from '../../platform/keys.js';
import { keysFolder, readOrCreateSecret } from '../../platform/secret-file.js';
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
    private logSigners: ReadonlyMap<string, NoteSigner>,
    readonly firstKey: string,
    readonly promiseSigner: NoteSigner,
    readonly witnessSigner: NoteSigner,
    private readonly keys: string,
  ) {}

  static open(config: Config): LogIdentity {
    const keys = keysFolder(config.dataDir);
    const first = openKey(keys, FIRST_KEY);
    const origin = config.origin ?? keptOrigin(keys, first);
    return new LogIdentity(
      origin,
      config.maxMergeDelaySeconds,
      readLogSigners(keys, origin),
      formatVerifierKey(signerOf(first, origin)),
      signerOf(openKey(keys, 'promise'), `${origin}/promises`),
      signerOf(openKey(keys, 'witness'), `${origin}/witness`, 'cosignature'),
      keys,
    );
  }

  /**
   * Who signs for one of the log's keys; undefined where its file is not in the folder. The folder is read again for a key that
   * is not known yet: a rotation beside a running node made it after this node had started.
   */
  logSigner(vkey: string): NoteSigner | undefined {
    if (!this.logSigners.has(vkey)) this.logSigners = readLogSigners(this.keys, this.origin);
    return this.logSigners.get(vkey);
  }

  /** Makes a further key for a rotation. Its file exists before any entry names it. */
  newLogKey(): NoteSigner {
    return signerOf(openKey(this.keys, `${FIRST_KEY}-${logKeyNames(this.keys).length + 1}`), this.origin);
  }
}

const FIRST_KEY = 'log';
const KEY_FILE = /^(log(?:-\d+)?)\.seed$/;

function signerOf(key: SigningKey, name: string, kind: KeyKind = 'ed25519'): NoteSigner {
  return noteSigner(name, kind, key.publicKey, (message) => key.sign(message));
}

function logKeyNames(keys: string): string[] {
  return readdirSync(keys).flatMap((file) => KEY_FILE.exec(file)?.[1] ?? []);
}

function readLogSigners(keys: string, origin: string): ReadonlyMap<string, NoteSigner> {
  const signers = logKeyNames(keys).map((name) => signerOf(openKey(keys, name), origin));
  return new Map(signers.map((signer) => [formatVerifierKey(signer), signer]));
}

function keptOrigin(keys: string, first: SigningKey): string {
  return readOrCreateSecret(join(keys, 'origin'), () => `folkmoot.localhost/${toHex(sha256(first.publicKey)).slice(0, 12)}`);
}
