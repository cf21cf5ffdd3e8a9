import type { Client } from 'pg';
import type { Instant } from '../../kernel/instant.js';
import { keysAt, type Governance } from '../core/index.js';
import { LOG_STREAM } from '../log/governance.js';
import type { LogIdentity } from '../log/identity.js';
import type { NoteSigner } from '../core/index.js';
import { SequencerFatal } from '../log/fatal.js';

/** Signers of the keys that the log itself says are in force: the current one, and old ones while their overlap lasts. */
export async function activeLogKeys(client: Pick<Client, 'query'>, identity: LogIdentity, now: Instant): Promise<NoteSigner[]> {
  const { rows } = await client.query<{ state: Governance }>("SELECT state FROM stream WHERE kind = 'log' AND id = $1", [LOG_STREAM]);
  const state = rows[0]?.state;
  if (!state) throw new Error('the log has not been opened yet');
  return keysAt(state, now).map((key) => {
    const signer = identity.logSigner(key);
    if (!signer) throw new SequencerFatal(`The log says that ${key.split('+').slice(0, 2).join('+')} signs it, but that key is not in the keys folder. Put it back.`);
    return signer;
  });
}
