import { randomBytes } from 'node:crypto';
import { caseKey, newCaseCode } from '../../ledger/core/index.js';
import type { Cast } from './cast.js';
import { type Client, type MemberClient, PREPARED, throwRefusal } from './client.js';
import type { DemoIncident } from './demo-incident.js';
import type { DemoReport } from './demo-report.js';
import { DEMO_INCIDENTS } from './incidents.js';
import type { Progress } from './progress.js';
import { DEMO_REPORTS } from './reports.js';

/** GraphQL spells codes in capitals: `human-rights` is HUMAN_RIGHTS. */
const upper = (code: string): string => code.toUpperCase().replaceAll('-', '_');

const ACT = '__typename ... on EntryReceipt { streamId } ... on IncidentRefused { code message }';
const TRIAGED = '__typename ... on EntryReceipt { streamId } ... on ActRefused { code message }';

/**
 * Fills a node with the demonstration world, by nothing but the public API: reports are filed, taken up, asked about, declined
 * by two people, linked, drafted, published, corrected, merged and retracted by commands that anybody else would send.
 */
export class World {
  constructor(
    private readonly anybody: Client,
    private readonly cast: Cast,
    private readonly progress: Progress,
    private readonly tell: (done: number, of: number) => void,
  ) {}

  /** An incident that editors draft and publish without a report. */
  async publishAlone(incident: DemoIncident): Promise<void> {
    const id = await this.#draft(`drafted ${incident.key}`, incident);
    await this.#publish(incident.key, id);
  }

  async build(): Promise<void> {
    const steps = [...DEMO_REPORTS.map((report) => () => this.#report(report)), () => this.#tombstone()];
    for (const [done, step] of steps.entries()) {
      await step();
      this.tell(done + 1, steps.length);
    }
  }

  async #report(report: DemoReport): Promise<void> {
    const id = await this.#file(report);
    const { outcome } = report;
    if (outcome.state === 'received') return;
    if (outcome.state === 'declined' && outcome.reason === 'WITHDRAWN_BY_REPORTER') {
      await this.#once(`withdrawn ${report.key}`, () =>
        this.#answered('mutation ($input: WithdrawCaseInput!) { act: withdrawCase(input: $input) { __typename ... on CaseRefused { code message } } }', {
          input: { code: this.#code(report) },
        }),
      );
      return;
    }
    await this.#triage(`claimed ${report.key}`, 'mutation ($report: PublicId!) { act: claimReport(report: $report) {', { report: id });
    await this.#exchange(report, id);
    if (outcome.state === 'declined') await this.#decline(report, id);
    if (outcome.state === 'linked') await this.#incident(report, id, incidentOf(outcome.incident));
  }

  /** The reporter's device makes the case code, so that the node never sees it. */
  async #file(report: DemoReport): Promise<string> {
    const code = await this.#once(`code ${report.key}`, () => Promise.resolve(newCaseCode(randomBytes(16))));
    return this.#once(`report ${report.key}`, async () => {
      const { filed } = await this.anybody.ask<{ filed: { reportId: string; code?: string; message?: string } }>(
        `mutation ($input: FileReportInput!) { filed: fileReport(input: $input) {
           ... on FilingReceipt { reportId } ... on FileReportRefused { code message } } }`,
        {
          input: {
            title: report.title,
            account: report.account,
            involvement: 'CONTRIBUTED',
            involvementWords: report.involvement,
            role: upper(report.role),
            occurred: { date: report.occurred.date, precision: upper(report.occurred.precision) },
            countries: report.countries,
            systems: report.systems.map((name) => ({ name })),
            severity: upper(report.severity),
            harmTypes: report.harmTypes.map(upper),
            links: report.links,
            mode: upper(report.filedAs),
            ...(report.filedAs === 'anonymous' ? {} : { contact: { name: 'Demo Reporter (fictional)', email: 'reporter@example.org' } }),
            reporterKey: caseKey(code).publicKey,
          },
        },
      );
      throwRefusal(filed);
      return filed.reportId;
    });
  }

  async #exchange(report: DemoReport, id: string): Promise<void> {
    let asked = 0;
    for (const [n, message] of report.exchange.entries()) {
      if (message.from === 'editor') {
        await this.#triage(`asked ${report.key} ${n}`, 'mutation ($report: PublicId!, $text: String!) { act: askReporter(report: $report, text: $text) {', {
          report: id,
          text: message.text,
        });
        asked += 1;
        continue;
      }
      const question = await this.#question(report, asked - 1);
      await this.#once(`answered ${report.key} ${n}`, () =>
        this.#answered(
          'mutation ($input: AnswerCaseQuestionInput!) { act: answerCaseQuestion(input: $input) { __typename ... on CaseRefused { code message } } }',
          { input: { code: this.#code(report), question, text: message.text } },
        ),
      );
    }
  }

  /** Id of the n-th question, as the reporter reads it on the case page. */
  async #question(report: DemoReport, n: number): Promise<string> {
    const { opened } = await this.anybody.ask<{ opened: { questions: { id: string }[]; code?: string; message?: string } }>(
      'mutation ($input: CaseKeyInput!) { opened: openCase(input: $input) { ... on CaseView { questions { id } } ... on CaseRefused { code message } } }',
      { input: { code: this.#code(report) } },
    );
    throwRefusal(opened);
    return opened.questions[n]!.id;
  }

  async #decline(report: DemoReport, id: string): Promise<void> {
    if (report.outcome.state !== 'declined') return;
    const { reason, note, duplicateOf } = report.outcome;
    const serious = ['serious-hazard', 'serious-incident', 'disaster'].includes(report.severity);
    const of = duplicateOf === undefined ? undefined : (this.progress.get(`report ${duplicateOf}`) ?? this.progress.get(`report press-${duplicateOf}`));
    await this.#once(`declined ${report.key}`, async () =>
      (await this.#editor('one')).act(`mutation ($input: DeclineReportInput!) { act: prepareDeclineReport(input: $input) { ${PREPARED} } }`, {
        input: { report: id, reason, note, seriousHarmAlleged: serious, ...(of === undefined ? {} : { duplicateOf: of }) },
      }),
    );
    if (!serious) return;
    await this.#once(`confirmed ${report.key}`, async () =>
      (await this.#editor('two')).act(`mutation ($report: PublicId!) { act: prepareConfirmDecline(report: $report) { ${PREPARED} } }`, { report: id }),
    );
  }

  async #incident(report: DemoReport, id: string, incident: DemoIncident): Promise<void> {
    const before = incident.correction ? { ...incident, summary: incident.correction.summaryBefore } : incident;
    const made = await this.#draft(`drafted ${incident.key}`, before, id);
    await this.#triage(
      `linked ${report.key}`,
      'mutation ($report: PublicId!, $incident: PublicId!, $claim: String) { act: linkReport(report: $report, incident: $incident, claim: $claim, standing: REPORTED) {',
      { report: id, incident: made, claim: report.title },
    );
    await this.#once(`accepted ${report.key}`, async () =>
      (await this.#editor('one')).act(`mutation ($report: PublicId!) { act: prepareAcceptReport(report: $report) { ${PREPARED} } }`, { report: id }),
    );
    if (incident.state === 'draft') return;
    await this.#publish(incident.key, made);
    if (incident.correction) await this.#correct(incident, made);
    if (incident.retraction) await this.#mergeAway(incident, made);
  }

  async #publish(key: string, incident: string): Promise<void> {
    await this.#once(`published ${key}`, async () =>
      (await this.#editor('two')).act(`mutation ($incident: PublicId!) { act: preparePublishIncident(incident: $incident, version: 1) { ${PREPARED} } }`, { incident }),
    );
  }

  async #correct(incident: DemoIncident, id: string): Promise<void> {
    await this.#draft(`redrafted ${incident.key}`, incident, undefined, id);
    await this.#once(`corrected ${incident.key}`, async () =>
      (await this.#editor('three')).act(
        `mutation ($incident: PublicId!, $note: String) { act: prepareCorrectIncident(incident: $incident, version: 2, reason: NEW_INFORMATION, note: $note) { ${PREPARED} } }`,
        { incident: id, note: incident.correction!.note },
      ),
    );
  }

  async #mergeAway(incident: DemoIncident, id: string): Promise<void> {
    const into = this.progress.get(`drafted ${incident.retraction!.of}`);
    await this.#once(`merged ${incident.key}`, async () =>
      (await this.#editor('three')).act(
        `mutation ($incident: PublicId!, $into: PublicId!, $note: String) { act: prepareMergeIncident(incident: $incident, into: $into, reason: SAME_EVENT, note: $note) { ${PREPARED} } }`,
        { incident: id, into, note: incident.retraction!.note },
      ),
    );
  }

  /** An invented incident, published and retracted, so that a tombstone can be seen. */
  async #tombstone(): Promise<void> {
    const invented: DemoIncident = {
      key: 'fictional-tombstone',
      title: '[Fictional example] A record that should never have been published',
      summary: '[Fictional example] This record was invented to show what a retraction leaves behind.',
      account: '[Fictional example] Nothing of this happened. A reader of the demonstration sees here how a record is withdrawn: the address stays, the text goes.',
      occurred: { date: '2026', precision: 'year' },
      countries: [],
      severity: 'other',
      harmTypes: ['other'],
      systems: [],
      entities: [],
      sources: [],
      state: 'retracted',
    };
    const id = await this.#draft(`drafted ${invented.key}`, invented);
    await this.#publish(invented.key, id);
    await this.#once(`retracted ${invented.key}`, async () =>
      (await this.#editor('three')).act(
        `mutation ($incident: PublicId!, $note: String) { act: prepareRetractIncident(incident: $incident, reason: DID_NOT_HAPPEN, note: $note) { ${PREPARED} } }`,
        { incident: id, note: 'Invented for the demonstration.' },
      ),
    );
  }

  /** Drafts a first or a further version; answers the incident's id. */
  #draft(step: string, incident: DemoIncident, report?: string, id?: string): Promise<string> {
    return this.#once(step, async () => {
      const entities = [];
      for (const { name, kind, roles } of incident.entities) {
        const entity = await this.#entity(name, kind);
        entities.push(...roles.map((role) => ({ entity, role: upper(role) })));
      }
      const revision = {
        title: incident.title,
        summary: incident.summary,
        account: incident.account,
        occurred: { date: incident.occurred.date, precision: upper(incident.occurred.precision) },
        severity: upper(incident.severity),
        harmTypes: incident.harmTypes.map(upper),
        countries: incident.countries,
        systems: incident.systems.map((name) => ({ name })),
        entities,
        sources: incident.sources.map(({ title, url, publisher, published }) => ({
          title,
          url,
          publisher,
          ...(published === undefined ? {} : { published: { date: published, precision: PRECISION[published.length] } }),
        })),
      };
      const { act } = await (await this.#editor('one')).ask<{ act: { streamId: string; code?: string; message?: string } }>(
        `mutation ($incident: PublicId, $reports: [PublicId!], $revision: IncidentRevisionInput!) {
           act: draftIncident(incident: $incident, namesPerson: false, reports: $reports, revision: $revision) { ${ACT} } }`,
        { incident: id ?? null, reports: report === undefined ? [] : [report], revision },
      );
      throwRefusal(act);
      return act.streamId;
    });
  }

  #entity(name: string, kind: string): Promise<string> {
    return this.#once(`entity ${name}`, async () => {
      const { act } = await (await this.#editor('one')).ask<{ act: { streamId: string; code?: string; message?: string } }>(
        `mutation ($kind: EntityKind!, $name: String!) { act: registerEntity(kind: $kind, name: $name) { ${ACT} } }`,
        { kind: upper(kind), name },
      );
      throwRefusal(act);
      return act.streamId;
    });
  }

  #triage(step: string, mutation: string, variables: Record<string, unknown>): Promise<string> {
    return this.#once(step, async () => {
      const { act } = await (await this.#editor('one')).ask<{ act: { code?: string; message?: string } }>(`${mutation} ${TRIAGED} } }`, variables);
      throwRefusal(act);
    });
  }

  async #answered(mutation: string, variables: Record<string, unknown>): Promise<void> {
    const { act } = await this.anybody.ask<{ act: { code?: string; message?: string } }>(mutation, variables);
    throwRefusal(act);
  }

  #once(step: string, work: () => Promise<string | void>): Promise<string> {
    return this.progress.once(step, work);
  }

  #code(report: DemoReport): string {
    return this.progress.get(`code ${report.key}`)!;
  }

  #editor(which: 'one' | 'two' | 'three'): Promise<MemberClient> {
    return this.cast.as(`editor-${which}`);
  }
}

/** By the length of the text: 2024, 2024-05, 2024-05-17. */
const PRECISION: Readonly<Record<number, string>> = { 4: 'YEAR', 7: 'MONTH', 10: 'DAY' };

function incidentOf(key: string): DemoIncident {
  const found = DEMO_INCIDENTS.find((incident) => incident.key === key);
  if (!found) throw new Error(`the demonstration has no incident ${key}`);
  return found;
}
