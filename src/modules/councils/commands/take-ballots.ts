import { Injectable } from '@nestjs/common';
import { Gathering, Ledger, LEDGER_REFUSAL_WORDS, type Outcome } from '../../../ledger/index.js';
import { type SignedAct, SignedActs } from '../../members/index.js';
import { sqlState, violates } from '../../../platform/database/transactions.js';
import { BALLOT_WORDS, type BallotCommand, type BallotRefusal } from '../domain/index.js';
import { ballotSlice } from '../store/ballot-slice.js';
import type { Commented } from './comments.js';

interface Waiting {
  readonly member: string;
  readonly act: SignedAct;
  outcome?: Outcome<BallotRefusal | 'SIGNATURE_FAILED'>;
}

const WORDS: Readonly<Record<string, string>> = { ...LEDGER_REFUSAL_WORDS, ...BALLOT_WORDS, SIGNATURE_FAILED: 'The signature does not fit what was to be signed. Nothing was done. Begin again.' };

/**
 * Ballots that come signed. Those that come at the same time are judged one by one and written together: motion, roster and flush to
 * the disk are shared, the verdicts are not. Two of one seat never share a group.
 */
@Injectable()
export class TakeBallots {
  readonly #gathering: Gathering<Waiting>;

  constructor(
    private readonly ledger: Ledger,
    private readonly acts: SignedActs,
  ) {
    this.#gathering = new Gathering((items) => this.#write(items), (error) => /^(22|23|40)/.test(sqlState(error) ?? ''), 1);
  }

  async take(member: string, act: SignedAct): Promise<Commented> {
    const waiting: Waiting = { member, act };
    await this.#gathering.add(waiting);
    const outcome = waiting.outcome!;
    return outcome.ok ? outcome : { ...outcome, message: WORDS[outcome.refusal]! };
  }

  async #write(items: readonly Waiting[]): Promise<void> {
    for (const group of groupsOf(items)) {
      try {
        await this.#together(group);
      } catch (error) {
        // Somebody sent the same act by another way at the same instant: asked again, it is answered with the first receipt.
        if (!violates(error, 'ledger_pending_request')) throw error;
        await this.#together(group);
      }
    }
  }

  async #together(group: readonly Waiting[]): Promise<void> {
    await this.ledger.transact(async (tx) => {
      const held = await this.acts.hold(tx, group.map(({ member }) => member));
      const good: { readonly waiting: Waiting; readonly actor: NonNullable<ReturnType<SignedActs['actorOf']>> }[] = [];
      for (const waiting of group) {
        const actor = this.acts.actorOf(held, waiting.member, waiting.act);
        if (actor) good.push({ waiting, actor });
        else waiting.outcome = { ok: false, refusal: 'SIGNATURE_FAILED' };
      }
      const asks = good.map(({ waiting: { act }, actor }) => ({
        streamId: act.stream.id,
        ask: { command: act.command as unknown as BallotCommand, actor, authorization: act.authorization, request: act.request },
      }));
      const outcomes = asks.length === 0 ? [] : await this.ledger.performMany(tx, ballotSlice, asks);
      outcomes.forEach((outcome, i) => (good[i]!.waiting.outcome = outcome));
      return { ok: true };
    });
  }
}

/** Each seat's, and each request, once in a group; the order stays. */
function groupsOf(items: readonly Waiting[]): Waiting[][] {
  const groups: { readonly waiting: Waiting[]; readonly seen: Set<string> }[] = [];
  for (const waiting of items) {
    const names = [waiting.act.stream.id, waiting.act.request];
    const free = groups.findIndex(({ seen }) => !names.some((name) => seen.has(name)));
    const group = free < 0 ? { waiting: [], seen: new Set<string>() } : groups[free]!;
    if (free < 0) groups.push(group);
    group.waiting.push(waiting);
    for (const name of names) group.seen.add(name);
  }
  return groups.map(({ waiting }) => waiting);
}
