import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addSeconds } from '../../../kernel/instant.js';
import type { Entry } from '../../../ledger/core/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { ANSWER_REMINDER_SECONDS, type Notice, stepsOf, VOTE_REMINDER_SECONDS } from '../domain/index.js';
import { forgetMember } from '../store/forget-member.js';
import { chosenBy, Recipients } from '../store/notices.js';
import { comingUp, concerned, followedThrough, learnLessons } from '../store/relations.js';

/** Turns what is published, and what the clock brings, into notices for those who asked for them. */
@Injectable()
export class TakeNotices {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** All that follows from one entry is kept, or nothing; asked again, it finds everything kept. */
  async follow(entry: Entry): Promise<void> {
    const { seq, at, stream, events } = entry;
    if (stream.kind === 'members') return this.#forget(entry);
    const steps = stepsOf({ at, stream, events });
    if (steps.length === 0) return;
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const notices: Notice[] = [];
      const told = new Recipients();
      for (const { before, notices: more, after } of steps) {
        await learnLessons(tx, before, seq);
        for (const notice of more) await this.#personal(tx, notice, told, at);
        notices.push(...more);
        await learnLessons(tx, after, seq);
      }
      for (const notice of notices) await this.#followers(tx, notice, told, at);
      await told.keep(tx, seq, at, now);
    });
  }

  /** What ends soon is called to mind once: the notice has the place of the entry that set the time. */
  async watchDeadlines(): Promise<void> {
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      for (const { subject, seq } of await comingUp(tx, 'closes', now, addSeconds(now, VOTE_REMINDER_SECONDS))) {
        await this.#remind(tx, seq, [{ kind: 'your-vote-waits-still', subject, to: 'waiting' }, { kind: 'vote-closes-soon', subject, to: 'followers' }]);
      }
      for (const { subject, seq } of await comingUp(tx, 'due', now, addSeconds(now, ANSWER_REMINDER_SECONDS))) {
        await this.#remind(tx, seq, [{ kind: 'your-answer-due-soon', subject, to: 'representatives' }]);
      }
    });
  }

  async #remind(tx: EntityManager, seq: number, notices: readonly Notice[]): Promise<void> {
    const now = this.clock.now();
    const told = new Recipients();
    for (const notice of notices) await this.#personal(tx, notice, told, now);
    for (const notice of notices) await this.#followers(tx, notice, told, now);
    await told.keep(tx, seq, now, now);
  }

  async #personal(tx: EntityManager, notice: Notice, told: Recipients, at: Entry['at']): Promise<void> {
    const members = await concerned(tx, notice);
    if (members.length > 0) told.add(notice, await chosenBy(tx, [{ kind: 'me', id: '' }], at, members));
  }

  async #followers(tx: EntityManager, notice: Notice, told: Recipients, at: Entry['at']): Promise<void> {
    if (notice.to === 'followers') told.add(notice, await chosenBy(tx, await followedThrough(tx, notice.subject), at));
  }

  /** Whoever is no longer a member is told nothing more, and nothing of his is kept. */
  async #forget({ events }: Entry): Promise<void> {
    for (const event of events) {
      const member = event['member'];
      if (event.type === 'MemberRemoved' && typeof member === 'string') await this.transactions.run((tx) => forgetMember(tx, member));
    }
  }
}
