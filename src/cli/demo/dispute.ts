import { addSeconds, DAY_SECONDS, type Instant } from '../../kernel/instant.js';
import type { Cast } from './cast.js';
import { type Client, PREPARED, throwRefusal } from './client.js';
import { ANSWER, ASSESSMENT, LAB, MOTION, SEATS } from './council-content.js';
import type { CouncilWorld, Stage } from './council-world.js';

type Votes = Readonly<Record<number, string>>;

/** From a motion to its assessment: what the council asks of the lab, what the lab says, and what the council says of that. */
export class Dispute {
  constructor(
    private readonly stage: Stage,
    private readonly council: CouncilWorld,
    private readonly anybody: Client,
  ) {}

  async propose(): Promise<void> {
    const { progress } = this.stage;
    await this.#once('motion', async () =>
      (await this.#as('citizen-one')).act(PROPOSE, {
        council: this.council.council,
        proposal: {
          kind: 'RECOMMEND',
          lab: this.council.lab,
          policy: progress.get('policy'),
          mandate: progress.get('mandate'),
          incidents: [progress.get(INCIDENT)],
          title: MOTION.title,
          text: MOTION.first,
          measure: MOTION.measure,
          commentsUntil: this.#in(7),
        },
      }),
    );
    for (const [n, { person, side, text }] of MOTION.arguments.entries()) {
      await this.#once(`argument ${n}`, async () => {
        const { said } = await (await this.#as(person)).ask<{ said: Answered }>(
          `mutation ($motion: PublicId!, $side: ArgumentSide!, $text: String!) { said: addArgument(motion: $motion, side: $side, text: $text) { ${ANSWERED} } }`,
          { motion: this.#motion, side, text },
        );
        throwRefusal(said);
      });
    }
    for (const [n, text] of MOTION.comments.entries()) await this.#comment(n, text);
  }

  /** Who holds shares of the lab says so and does not vote; a text that two comments asked for takes the place of the first. */
  async prepareTheVote(): Promise<void> {
    const council = this.council.council;
    await this.#once('interest', async () =>
      (await this.#as('expert-two')).act(
        `mutation ($council: PublicId!, $lab: PublicId!) { act: prepareDeclareInterest(council: $council, seat: 7, kind: SHARES, lab: $lab) { ${PREPARED} } }`,
        { council, lab: this.council.lab },
      ),
    );
    await this.#once('recusal', async () =>
      (await this.#as('expert-two')).act(`mutation ($motion: PublicId!) { act: prepareRecuse(motion: $motion, reason: SHARES) { ${PREPARED} } }`, { motion: this.#motion }),
    );
    await this.#once('delegation', async () =>
      (await this.#as('worker-two')).act(
        `mutation ($council: PublicId!, $until: Instant!) { act: prepareDelegate(council: $council, seat: 5, to: 4, until: $until) { ${PREPARED} } }`,
        { council, until: this.#in(30) },
      ),
    );
    await this.#once('revision', async () =>
      (await this.#as('citizen-one')).act(
        `mutation ($motion: PublicId!, $text: String!, $note: String) { act: prepareReviseMotion(motion: $motion, text: $text, note: $note) { ${PREPARED} } }`,
        { motion: this.#motion, text: MOTION.revised, note: MOTION.revisionNote },
      ),
    );
  }

  async vote(): Promise<void> {
    await this.#open('vote opened', this.#motion, 'all', 1);
    await this.#cast('', this.#motion, MOTION.votes);
  }

  async answer(): Promise<void> {
    const { progress } = this.stage;
    const handle = await this.#once('evidence', () => this.anybody.upload(ANSWER.evidence.name, ANSWER.evidence.text));
    await this.#once('answer', async () =>
      (await this.#as('lab-counsel')).act(
        `mutation ($recommendation: PublicId!, $response: ResponseInput!) { act: prepareRespond(recommendation: $recommendation, response: $response) { ${PREPARED} } }`,
        { recommendation: this.#motion, response: { standing: 'ACCEPT_IN_PART', by: this.#in(30).slice(0, 10), statement: ANSWER.statement, evidence: [handle] } },
      ),
    );
    await this.#once('policy revised', async () =>
      (await this.#as('lab-counsel')).act(
        `mutation ($policy: PublicId!, $text: String!, $note: String, $recommendation: PublicId) {
           act: prepareRevisePolicy(policy: $policy, version: 2, text: $text, note: $note, recommendation: $recommendation) { ${PREPARED} } }`,
        { policy: progress.get('policy'), text: LAB.policy.revised, note: LAB.policy.revisionNote, recommendation: this.#motion },
      ),
    );
  }

  /** Like every text it lies before the council for three days. */
  proposeAssessment(): Promise<string> {
    return this.#once('assessing motion', async () =>
      (await this.#as('expert-one')).act(PROPOSE, {
        council: this.council.council,
        proposal: { kind: 'ASSESS', title: ASSESSMENT.title, text: ASSESSMENT.text, subject: { recommendation: this.#motion, assessedAs: 'UNACCEPTABLE' } },
      }),
    );
  }

  async assess(): Promise<void> {
    const motion = this.stage.progress.get('assessing motion')!;
    await this.#open('assessing vote opened', motion, null, 0);
    await this.#cast('assessing ', motion, ASSESSMENT.votes);
  }

  #open(step: string, motion: string, classes: 'all' | null, delegation: 0 | 1): Promise<string> {
    const majority = { base: 'votesCast', cmp: '>', fraction: '1/2' };
    const rule = {
      tally: { method: 'yes-no', threshold: majority, quorum: { base: 'membersPresent', cmp: '>=', value: 4 } },
      quorum: null,
      members: 'filled-seats',
      recused: { quorum: 'not-counted', threshold: 'not-counted' },
      doubleMajority: classes === null ? null : { classes, threshold: majority, emptyClass: 'counts-as-fail' },
      opensAt: null,
      closesAt: this.#in(8),
      ballots: 'open',
      revealUntil: null,
      unopened: 'not-counted',
      revoting: true,
      amendable: true,
      delegation,
    };
    return this.#once(step, async () =>
      (await this.#as('steward-one')).act(`mutation ($motion: PublicId!, $rule: String!) { act: prepareOpenVote(motion: $motion, rule: $rule) { ${PREPARED} } }`, {
        motion,
        rule: JSON.stringify(rule),
      }),
    );
  }

  async #cast(vote: string, motion: string, votes: Votes): Promise<void> {
    for (const [seat, choice] of Object.entries(votes)) {
      const { person } = SEATS.find((one) => one.seat === Number(seat))!;
      await this.#once(`${vote}ballot ${seat}`, async () =>
        (await this.#as(person)).act(`mutation ($motion: PublicId!, $choice: String, $reason: String) { act: prepareCastBallot(motion: $motion, choice: $choice, reason: $reason) { ${PREPARED} } }`, {
          motion,
          choice: JSON.stringify(choice),
          reason: vote === '' && Number(seat) === MOTION.dissent.seat ? MOTION.dissent.text : null,
        }),
      );
    }
  }

  /** Anybody may say something; an editor has looked at it before others see it. */
  async #comment(n: number, text: string): Promise<void> {
    const comment = await this.#once(`comment ${n}`, async () => {
      const { filed } = await this.anybody.ask<{ filed: Answered }>(
        `mutation ($motion: PublicId!, $text: String!) { filed: fileComment(motion: $motion, text: $text, name: "Demo Visitor (fictional)") { ${ANSWERED} } }`,
        { motion: this.#motion, text },
      );
      throwRefusal(filed);
      return filed.streamId;
    });
    await this.#once(`comment ${n} shown`, async () => {
      const { shown } = await (await this.#as('editor-two')).ask<{ shown: Answered }>(`mutation ($comment: PublicId!) { shown: showComment(comment: $comment) { ${ANSWERED} } }`, { comment });
      throwRefusal(shown);
    });
  }

  get #motion(): string {
    return this.stage.progress.get('motion')!;
  }

  #in(days: number): Instant {
    return addSeconds(this.stage.now(), days * DAY_SECONDS);
  }

  #as(person: string): ReturnType<Cast['as']> {
    return this.stage.cast.as(person);
  }

  #once(step: string, work: () => Promise<string | void>): Promise<string> {
    return this.stage.progress.once(step, work);
  }
}

/** The step in which the incident was drafted of which the council speaks. */
export const INCIDENT = 'drafted fictional-safety-feature';

interface Answered {
  readonly streamId: string;
  readonly code?: string;
  readonly message?: string;
}
const ANSWERED = '... on EntryReceipt { streamId } ... on ActRefused { code message }';
const PROPOSE = `mutation ($council: PublicId!, $proposal: ProposalInput!) { act: prepareProposeMotion(council: $council, proposal: $proposal) { ${PREPARED} } }`;
