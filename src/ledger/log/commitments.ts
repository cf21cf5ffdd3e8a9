import type { Json } from '../../kernel/json.js';
import { random } from '../../platform/random.js';
import { commit, type Commitment } from '../core/index.js';

/** Who may see an opening: everybody, the node's reviewers, or its stewards, whose members' names no copy for reviewers holds. */
export type Audience = 'public' | 'reviewers' | 'stewards';

/** Salt and value behind one commitment, by the path at which the commitment stands in the entry. */
export interface SealedField {
  readonly salt: string;
  readonly value: Json;
  readonly audience: Audience;
}

/** Openings of one entry by JSON pointer, for example `/command/content/title`. */
export type SealedFields = Readonly<Record<string, SealedField>>;

/**
 * Collects the openings of one command while its commitments are made.
 *
 *     const seal = new Sealer('reviewers');
 *     const command = { type: 'AskReporter', question, text: seal.field('/command/text', text) };
 *     ledger.perform(tx, reports, id, { command, openings: seal.fields, … });
 */
export class Sealer {
  readonly #fields: Record<string, SealedField> = {};

  constructor(private readonly audience: Audience) {}

  field(path: string, value: Json, audience: Audience = this.audience): Commitment {
    const salt = random(32);
    this.#fields[path] = { salt: salt.toString('base64'), value, audience };
    return commit(salt, path, value);
  }

  /** Commits every value of a record under `prefix`, keeping the keys. */
  record<K extends string>(prefix: string, values: Readonly<Record<K, Json>>): Record<K, Commitment> {
    const out = {} as Record<K, Commitment>;
    for (const key of Object.keys(values) as K[]) out[key] = this.field(`${prefix}/${key}`, values[key]);
    return out;
  }

  get fields(): SealedFields {
    return this.#fields;
  }
}
