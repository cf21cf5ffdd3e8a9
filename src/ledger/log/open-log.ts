import { Injectable, Logger } from '@nestjs/common';
import { formatVerifierKey, type Governance } from '../core/index.js';
import { governanceSlice, LOG_STREAM } from './governance.js';
import { LogIdentity } from './identity.js';
import { Ledger } from './ledger.js';

const AS_NODE = { actor: { kind: 'system', part: 'node' }, authorization: { method: 'system' } } as const;

/** A rule set that this program brings: kind of stream and frozen name. */
export interface RuleSet {
  readonly kind: string;
  readonly rules: string;
}

/**
 * The log's beginning, and what a new release or a new setting adds to its own stream at start: the first entry names origin
 * and keys, later ones introduce rule sets and the witness policy. Does nothing where the log already says so.
 */
@Injectable()
export class OpenLog {
  readonly #log = new Logger('Ledger');

  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LogIdentity,
  ) {}

  async open(rules: readonly RuleSet[], witnessPolicy: string | undefined): Promise<void> {
    const state = await this.ledger.stateOf<Governance>(governanceSlice.decider.kind, LOG_STREAM);
    if (!state) {
      await this.#say({
        type: 'OpenLog',
        origin: this.identity.origin,
        key: this.identity.firstKey,
        promiseKey: formatVerifierKey(this.identity.promiseSigner),
        maxMergeDelaySeconds: this.identity.maxMergeDelaySeconds,
        rules: rules.map(({ kind, rules: name }) => ({ kind, rules: name })),
      });
      this.#log.log(`a new log is opened: ${this.identity.origin}`);
    } else {
      this.#refuseAnotherLog(state);
      for (const set of rules) {
        if (!state.rules.some((known) => known.kind === set.kind && known.rules === set.rules)) {
          await this.#say({ type: 'IntroduceRules', kind: set.kind, rules: set.rules });
        }
      }
    }
    if (witnessPolicy !== undefined && (await this.ledger.stateOf<Governance>(governanceSlice.decider.kind, LOG_STREAM))?.witnessPolicy !== witnessPolicy) {
      await this.#say({ type: 'SetWitnessPolicy', policy: witnessPolicy });
    }
  }

  #refuseAnotherLog(state: Governance): void {
    if (state.origin === this.identity.origin) {
      if (state.maxMergeDelaySeconds === this.identity.maxMergeDelaySeconds) return;
      throw new Error(`This log promises a merge delay of ${state.maxMergeDelaySeconds} seconds since its first entry: set FOLKMOOT_MAX_MERGE_DELAY to that, or leave it out.`);
    }
    throw new Error(
      `The database holds the log ${state.origin}, but this node's keys and settings are those of ${this.identity.origin}. ` +
        'Check FOLKMOOT_DATA, FOLKMOOT_ORIGIN and DATABASE_URL: they must belong together.',
    );
  }

  async #say(command: Parameters<typeof governanceSlice.decider.decide>[1]): Promise<void> {
    const outcome = await this.ledger.ask(governanceSlice, LOG_STREAM, { command, ...AS_NODE });
    if (!outcome.ok) throw new Error(`the log's own stream refused ${command.type}: ${outcome.refusal}`);
  }
}

