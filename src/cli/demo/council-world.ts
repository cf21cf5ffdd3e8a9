import { toBase64, utf8 } from '../../kernel/bytes.js';
import { addSeconds, DAY_SECONDS, type Instant } from '../../kernel/instant.js';
import type { SigningKey } from '../../platform/keys.js';
import type { Cast } from './cast.js';
import { PREPARED, throwRefusal } from './client.js';
import { COUNCIL, LAB, SEATS } from './council-content.js';
import type { Progress } from './progress.js';

/** What the parts of the demonstration share. */
export interface Stage {
  readonly cast: Cast;
  readonly progress: Progress;
  readonly labKey: SigningKey;
  now(): Instant;
}

const CLAIM = 'dem0c1a1m001';

/** The council and the lab before they have anything to do with each other, and the mandate that binds them. */
export class CouncilWorld {
  constructor(private readonly stage: Stage) {}

  get council(): string {
    return this.stage.progress.get('council')!;
  }

  get lab(): string {
    return this.stage.progress.get(`entity ${LAB.name}`)!;
  }

  async build(): Promise<void> {
    await this.#found();
    for (const seat of SEATS) await this.#fill(seat);
    await this.#recognise();
    await this.#bind();
  }

  #found(): Promise<string> {
    const { name, purpose, charter: text, classes, assessDays, labels, least } = COUNCIL;
    return this.#once('council', async () =>
      (await this.#as('steward-one')).act(
        `mutation ($name: String!, $purpose: String!, $charter: CharterInput!) { act: prepareFoundCouncil(name: $name, purpose: $purpose, charter: $charter) { ${PREPARED} } }`,
        { name, purpose, charter: { text, assessDays, least, classes: classes.map((one) => ({ ...one, label: labels[one.code] })) } },
      ),
    );
  }

  #fill({ seat, person, class: code, name }: (typeof SEATS)[number]): Promise<string> {
    const until = addSeconds(this.stage.now(), 539 * DAY_SECONDS);
    return this.#once(`seat ${seat}`, async () =>
      (await this.#as('steward-one')).act(
        `mutation ($council: PublicId!, $seat: Int!, $filling: FillingInput!) { act: prepareFillSeat(council: $council, seat: $seat, filling: $filling) { ${PREPARED} } }`,
        { council: this.council, seat, filling: { class: code, member: this.stage.cast.id(person), name, way: 'APPOINTMENT', until } },
      ),
    );
  }

  /** A steward says which key is the lab's; the lab's key says who speaks for it. */
  async #recognise(): Promise<void> {
    await this.#once(`entity ${LAB.name}`, async () => {
      const { act } = await (await this.#as('editor-one')).ask<{ act: { streamId: string; code?: string; message?: string } }>(
        `mutation ($name: String!) { act: registerEntity(kind: ORGANISATION, name: $name) { ... on EntryReceipt { streamId } ... on IncidentRefused { code message } } }`,
        { name: LAB.name },
      );
      throwRefusal(act);
      return act.streamId;
    });
    const key = toBase64(this.stage.labKey.publicKey);
    await this.#once('lab key', async () =>
      (await this.#as('steward-two')).act(`mutation ($lab: PublicId!, $key: String!) { act: prepareRecogniseKey(lab: $lab, key: $key) { ${PREPARED} } }`, { lab: this.lab, key }),
    );
    await this.#once('lab representative', async () => {
      const statement = ['folkmoot/lab-key/v1', this.lab, this.stage.cast.id('lab-counsel'), CLAIM].join('\n');
      const { claimed } = await (await this.#as('lab-counsel')).ask<{ claimed: { code?: string; message?: string } }>(
        `mutation ($lab: PublicId!, $claim: PublicId!, $key: String!, $signature: String!) {
           claimed: proveKey(lab: $lab, claim: $claim, key: $key, signature: $signature) { ... on LabClaimReceipt { claim } ... on ActRefused { code message } } }`,
        { lab: this.lab, claim: CLAIM, key, signature: toBase64(this.stage.labKey.sign(utf8(statement))) },
      );
      throwRefusal(claimed);
    });
  }

  async #bind(): Promise<void> {
    const terms = { lab: this.lab, council: this.council, binding: 'COMPLY_OR_EXPLAIN', answerDays: 60, extensions: 1, extensionDays: 30, noticeDays: 90 };
    const mandate = await this.#once('mandate', async () =>
      (await this.#as('lab-counsel')).act(`mutation ($terms: MandateTermsInput!, $text: String!) { act: prepareSignMandate(terms: $terms, text: $text) { ${PREPARED} } }`, { terms, text: LAB.mandate }),
    );
    await this.#once('mandate accepted', async () =>
      (await this.#as('steward-one')).act(`mutation ($mandate: PublicId!) { act: prepareAcceptMandate(mandate: $mandate) { ${PREPARED} } }`, { mandate }),
    );
    await this.#once('policy', async () =>
      (await this.#as('lab-counsel')).act(
        `mutation ($lab: PublicId!, $title: String!, $text: String!) { act: preparePublishPolicy(lab: $lab, title: $title, text: $text) { ${PREPARED} } }`,
        { lab: this.lab, title: LAB.policy.title, text: LAB.policy.text },
      ),
    );
  }

  #as(person: string): ReturnType<Cast['as']> {
    return this.stage.cast.as(person);
  }

  #once(step: string, work: () => Promise<string | void>): Promise<string> {
    return this.stage.progress.once(step, work);
  }
}
