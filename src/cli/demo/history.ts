import type { InviteFirstSteward } from '../../modules/members/index.js';
import type { SigningKey } from '../../platform/keys.js';
import type { Cast } from './cast.js';
import type { Client } from './client.js';
import { CouncilWorld, type Stage } from './council-world.js';
import { SAFETY_INCIDENT } from './council-content.js';
import { Dispute } from './dispute.js';
import type { Progress } from './progress.js';
import type { SimulatedClock } from './simulated-clock.js';
import { Trial } from './trial.js';
import { World } from './world.js';

export interface Theatre {
  readonly anybody: Client;
  readonly cast: Cast;
  readonly progress: Progress;
  readonly clock: SimulatedClock;
  readonly labKey: SigningKey;
  readonly first: InviteFirstSteward;
  /** Does what the clock of a running node does by and by: closes votes, marks what is overdue. */
  strike(): Promise<void>;
  /** Until every entry has its place in the log: one that waited while days are passed over would be a broken promise. */
  allNumbered(): Promise<void>;
  tell(done: number, of: number): void;
}

/** The demonstration from its first day to today. Each act is done once, however often the demonstration is started. */
export class History {
  static readonly BEGINS_DAYS_AGO = 210;

  constructor(private readonly theatre: Theatre) {}

  async build(): Promise<void> {
    const { cast, progress, clock, first, anybody, tell, labKey } = this.theatre;
    progress.keepBehind(clock.behindSeconds);
    const stage: Stage = { cast, progress, labKey, now: () => clock.now() };
    const council = new CouncilWorld(stage);
    const world = new World(anybody, cast, progress, tell);
    const dispute = new Dispute(stage, council, anybody);
    const trial = new Trial(stage, council, anybody);
    await this.#on(210, async () => {
      await cast.gather(first);
      await council.build();
      await world.publishAlone(SAFETY_INCIDENT);
    });
    await this.#on(207, () => dispute.propose());
    await this.#on(200, () => dispute.prepareTheVote());
    await this.#on(196, () => dispute.vote());
    // The vote closes and the lab is asked; sixty days later nothing has come; three weeks after that an answer in part.
    await this.#on(188, async () => {});
    await this.#on(186, () => trial.open());
    await this.#on(175, () => trial.compute());
    await this.#strikeAnd(() => trial.close());
    await this.#on(174, async () => {});
    await this.#on(172, async () => {});
    await this.#strikeAnd(() => trial.accept());
    await this.#strikeAnd(() => trial.voteFirst());
    await this.#strikeAnd(() => trial.discuss());
    await this.#on(168, () => trial.voteSecond());
    await this.#strikeAnd(() => trial.openVotes());
    await this.#strikeAnd(() => trial.giveReasons());
    await this.#on(150, () => trial.answer());
    await this.#on(127, async () => {});
    await this.#on(106, () => dispute.answer());
    await this.#on(94, async () => void (await dispute.proposeAssessment()));
    await this.#on(90, () => dispute.assess());
    await this.#on(82, async () => {});
    await this.#on(0, () => world.build());
  }

  async #strikeAnd(happens: () => Promise<void>): Promise<void> {
    await this.theatre.strike();
    await happens();
  }

  /** Comes to that day, lets the clock strike, and lets happen what happens on it. */
  async #on(daysAgo: number, happens: () => Promise<void>): Promise<void> {
    const { cast, progress, clock, strike, allNumbered } = this.theatre;
    const before = clock.behindSeconds;
    await allNumbered();
    clock.comeTo(daysAgo);
    if (clock.behindSeconds !== before) {
      progress.keepBehind(clock.behindSeconds);
      cast.goHome();
      await strike();
    }
    await happens();
  }
}
