import { randomBytes } from 'node:crypto';
import { addSeconds, DAY_SECONDS } from '../../kernel/instant.js';
import { newCaseCode } from '../../ledger/core/index.js';
import type { Cast } from './cast.js';
import { type Client, PREPARED, throwRefusal } from './client.js';
import type { CouncilWorld, Stage } from './council-world.js';
import { INCIDENT } from './dispute.js';
import { TRIAL } from './trial-content.js';

/** A jury from its open pool to the answered verdict. Each method is what happens on one day; between them the node's clock strikes. */
export class Trial {
  constructor(
    private readonly stage: Stage,
    private readonly council: CouncilWorld,
    private readonly anybody: Client,
  ) {}

  /** The charge is laid before anybody can know who will sit. */
  async open(): Promise<void> {
    const { draw, charge, questions, evidence, times, volunteers } = TRIAL;
    await this.#once('draw', async () =>
      (await this.#steward()).act(`mutation ($input: OpenDrawInput!) { act: prepareOpenDraw(input: $input) { ${PREPARED} } }`, {
        input: { ...draw, panels: 200, rehearsal: true, leadSeconds: DAY_SECONDS, closesAt: addSeconds(this.stage.now(), 10 * DAY_SECONDS) },
      }),
    );
    const handle = await this.#once('jury evidence', () => this.anybody.upload(evidence.name, evidence.text));
    await this.#once('jury', async () =>
      (await this.#steward()).act(`mutation ($input: OpenJuryInput!) { act: prepareOpenJury(input: $input) { ${PREPARED} } }`, {
        input: {
          authority: 'STEWARD', incident: this.stage.progress.get(INCIDENT), draw: this.#draw, parties: [this.council.lab], questions, text: charge, quorum: 4, times, evidence: [handle],
        },
      }),
    );
    for (let n = 0; n < volunteers; n++) await this.#volunteer(n);
  }

  async compute(): Promise<void> {
    await this.#once('lottery', async () => {
      await (await this.#steward()).ask('mutation ($draw: PublicId!) { computeLottery(draw: $draw) { __typename } }', { draw: this.#draw });
    });
  }

  async close(): Promise<void> {
    await this.#once('pool closed', async () =>
      (await this.#steward()).act(`mutation ($draw: PublicId!) { act: prepareClosePool(draw: $draw, chain: REHEARSAL) { ${PREPARED} } }`, { draw: this.#draw }),
    );
  }

  async accept(): Promise<void> {
    await this.#each('accepted', () => ({ accept: true }));
  }

  async voteFirst(): Promise<void> {
    await this.#each('first vote', (seat) => ({ seal: { round: 'FIRST', choice: choice(TRIAL.first[seat]) } }));
  }

  async discuss(): Promise<void> {
    const { statements, question, answer } = TRIAL;
    await this.#juror('statement 1', 2, { state: statements[0] });
    await this.#juror('statement 2', 5, { state: statements[1] });
    for (const seat of [1, 3, 4, 6] as const) await this.#juror(`reaction ${seat}`, seat, { react: { statement: 1, reaction: 'AGREE' } });
    await this.#juror('reaction 7', 7, { react: { statement: 2, reaction: 'DISAGREE' } });
    await this.#juror('question', 4, { ask: { party: this.council.lab, question } });
    await this.#once('question answered', async () =>
      (await this.#as('lab-counsel')).act(`mutation ($jury: PublicId!, $text: String!) { act: prepareAnswerJuryQuestion(jury: $jury, question: 1, text: $text) { ${PREPARED} } }`, { jury: this.#jury, text: answer }),
    );
  }

  async voteSecond(): Promise<void> {
    await this.#each('second vote', (seat) => ({ seal: { round: 'SECOND', choice: choice(TRIAL.second[seat]) } }));
  }

  async openVotes(): Promise<void> {
    await this.#each('first opened', (seat) => ({ open: { round: 'FIRST', choice: choice(TRIAL.first[seat]) } }));
    await this.#each('second opened', (seat) => ({ open: { round: 'SECOND', choice: choice(TRIAL.second[seat]) } }));
  }

  async giveReasons(): Promise<void> {
    await this.#juror('reasons', 2, { reasons: TRIAL.reasons });
    await this.#juror('minority', 5, { opinion: TRIAL.opinion });
  }

  async answer(): Promise<void> {
    await this.#once('verdict answered', async () =>
      (await this.#as('lab-counsel')).act(
        `mutation ($recommendation: PublicId!, $response: ResponseInput!) { act: prepareRespond(recommendation: $recommendation, response: $response) { ${PREPARED} } }`,
        { recommendation: `verdict-${this.#jury}1`, response: { standing: 'ACCEPT', by: addSeconds(this.stage.now(), 30 * DAY_SECONDS).slice(0, 10), statement: TRIAL.response } },
      ),
    );
  }

  #volunteer(n: number): Promise<string> {
    const ages = ['16 to 39', '40 to 64', '65 and over'];
    const features = [
      { category: 'age', value: ages[n % 3] },
      { category: 'gender', value: n % 2 === 0 ? 'woman' : 'man' },
      { category: 'region', value: n % 5 < 3 ? 'town' : 'country' },
    ];
    return this.#once(`volunteer ${n}`, async () => {
      const code = newCaseCode(new Uint8Array(randomBytes(16)));
      const { it } = await this.anybody.ask<{ it: { code?: string; message?: string } }>(
        'mutation ($input: VolunteerInput!) { it: volunteer(input: $input) { __typename ... on VolunteerRefused { code message } } }',
        { input: { draw: this.#draw, code, consent: true, row: { features } } },
      );
      throwRefusal(it);
      return code;
    });
  }

  async #each(step: string, wish: (seat: Seat) => Record<string, unknown>): Promise<void> {
    for (const seat of SEATS_OF_JURY) await this.#juror(`${step} ${seat}`, seat, wish(seat));
  }

  async #juror(step: string, seat: Seat, wish: Record<string, unknown>): Promise<void> {
    await this.#once(`juror ${step}`, async () => {
      const { it } = await this.anybody.ask<{ it: { code?: string; message?: string } }>(
        'mutation ($input: JurorActInput!) { it: jurorAct(input: $input) { __typename ... on JurorActRefused { code message } } }',
        { input: { jury: this.#jury, code: await this.#codeOf(seat), wish } },
      );
      throwRefusal(it);
    });
  }

  /** Only the drawn know that they are: each asks with his own code whether there is a seat for him. */
  async #codeOf(seat: Seat): Promise<string> {
    if (this.stage.progress.get(`juror code ${seat}`) === undefined) {
      for (let n = 0; n < TRIAL.volunteers; n++) {
        const code = this.stage.progress.get(`volunteer ${n}`)!;
        const { it } = await this.anybody.ask<{ it: { seat?: number } }>(
          'mutation ($input: JurorKeyInput!) { it: openJuryRoom(input: $input) { __typename ... on JuryRoomView { seat } } }',
          { input: { jury: this.#jury, code } },
        );
        if (it.seat !== undefined) await this.#once(`juror code ${it.seat}`, () => Promise.resolve(code));
      }
    }
    return this.stage.progress.get(`juror code ${seat}`)!;
  }

  get #draw(): string {
    return this.stage.progress.get('draw')!;
  }

  get #jury(): string {
    return this.stage.progress.get('jury')!;
  }

  #steward(): ReturnType<Cast['as']> {
    return this.#as('steward-one');
  }

  #as(person: string): ReturnType<Cast['as']> {
    return this.stage.cast.as(person);
  }

  #once(step: string, work: () => Promise<string | void>): Promise<string> {
    return this.stage.progress.once(step, work);
  }
}

type Seat = keyof typeof TRIAL.first;
const SEATS_OF_JURY: readonly Seat[] = [1, 2, 3, 4, 5, 6, 7];

function choice(measure: string): Record<string, unknown> {
  return { findings: ['YES', measure === 'NONE' || measure === 'NOTICE' ? 'UNSURE' : 'YES'], measure };
}
