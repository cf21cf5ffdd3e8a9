import { CaseClient } from '../support/case-client.js';
import { MINIMAL, upload } from '../support/filing.js';
import { PREPARED, query } from '../support/member.js';
import type { TestNode } from '../support/node.js';
import { MOTION_STEPS, type MotionStepName, Moot } from './motion-steps.js';
import { type Person, withEditor, withMember, withSteward } from '../support/people.js';

/** What a step draws: numbers that choose among whatever there is by then. */
export interface Draw {
  readonly what: StepName;
  readonly one: number;
  readonly two: number;
  readonly three: number;
}

interface Answer {
  readonly __typename: string;
  readonly code?: string;
  readonly streamId?: string;
  readonly entryId?: string;
}

export type Numbers = Pick<Draw, 'one' | 'two' | 'three'>;
type Step = (world: World, draw: Numbers) => Promise<Answer | undefined>;

const DONE = '__typename ... on EntryReceipt { streamId entryId } ... on ActRefused { code }';
const INCIDENT_DONE = '__typename ... on EntryReceipt { streamId entryId } ... on IncidentRefused { code }';
const CASE_DONE = '__typename ... on EntryReceipt { streamId entryId } ... on CaseRefused { code }';
const ROSTER_DONE = '__typename ... on EntryReceipt { streamId entryId } ... on MembersRefused { code }';

const DECLINES = ['NOT_AI', 'NOT_ENOUGH_TO_ACT', 'SPAM', 'DUPLICATE_OF'];
const KINDS = ['ORGANISATION', 'PERSON', 'CLASS', 'UNKNOWN'];
const STANDINGS = ['ALLEGED', 'REPORTED', 'ADMITTED'];
const INVOLVED = ['DEVELOPER', 'DEPLOYER', 'HARMED', 'IMPLICATED_SYSTEM'];

/** Everybody and everything that the steps may speak of. Grows as commands succeed; a step may name what no longer allows it. */
export class World {
  readonly cases: { readonly report: string; readonly entry: string; readonly holder: CaseClient }[] = [];
  readonly incidents: string[] = [];
  readonly entities: string[] = [];
  readonly entries: { readonly incident?: string; readonly entity?: string; readonly entry: string }[] = [];
  readonly members: Person[] = [];
  accepted = 0;
  readonly refusals = new Map<string, number>();

  private constructor(
    readonly node: TestNode,
    readonly steward: Person,
    readonly editors: readonly Person[],
    readonly voice: Person,
    readonly moot: Moot,
  ) {}

  /** Two editors, and a little of each kind, so that few steps speak of nothing. */
  static async begin(node: TestNode): Promise<World> {
    const steward = await withSteward(node);
    const world = new World(node, steward, [await withEditor(node, 'Ben'), await withEditor(node, 'Cleo')], await withMember(node, [], 'Vic'), await Moot.of(node));
    for (let n = 0; n < 3; n++) for (const what of ['register', 'file', 'draft'] as const) await world.take({ what, one: n, two: 0, three: n + 3 });
    await steward.act(`mutation { act: grantRole(member: "${world.voice.id}", role: "respondent:${world.entities[0]}") { ${PREPARED} } }`);
    // An incident with everything behind it, and with words that were written after it had been taken back once.
    for (const what of ['publish', 'reply', 'retract', 'revise', 'publish', 'reply', 'revise', 'correct'] as const) await world.take({ what, one: 0, two: 1, three: 4 });
    await world.take({ what: 'publish', one: 1, two: 1, three: 1 });
    for (const what of ['claim', 'ask', 'answer', 'link'] as const) await world.take({ what, one: 0, two: 1, three: 1 });
    if (world.refusals.size > 0) throw new Error(`the beginning was refused: ${[...world.refusals.keys()].join(', ')}`);
    return world;
  }

  /** One command; refusals are remembered by their code, and anything that is neither done nor refused is thrown. */
  async take(draw: Draw): Promise<void> {
    const answer: Answer | undefined = await STEPS[draw.what](this, draw).catch((error: Error & { code?: string }): Answer => {
      if (error.code === undefined || error.code === 'INTERNAL_SERVER_ERROR') throw new Error(`${draw.what}: ${error.message}`, { cause: error });
      return { __typename: 'Refused', code: error.code };
    });
    if (!answer) return;
    if (answer.__typename === 'EntryReceipt' || answer.__typename === 'FilingReceipt') this.accepted++;
    else this.refusals.set(`${draw.what} ${answer.code}`, (this.refusals.get(`${draw.what} ${answer.code}`) ?? 0) + 1);
  }

  /** Mostly the one who claimed the report, else somebody whom it may be none of his business. */
  async editorFor(report: string, number: number): Promise<Person> {
    const [row] = await this.node.database.dataSource.query<{ claimed_by: string | null }[]>('SELECT claimed_by FROM report WHERE id = $1', [report]);
    const claimant = this.editors.find(({ id }) => id === row?.claimed_by);
    return claimant && number % 4 !== 0 ? claimant : this.editors[number % 2]!;
  }

  /** The version that an editor would have before his eyes. */
  async version(incident: string): Promise<number> {
    const [row] = await this.node.database.dataSource.query<{ version: number }[]>('SELECT coalesce(draft_version, version) AS version FROM incident WHERE id = $1', [incident]);
    return row?.version ?? 1;
  }
}

const pick = <T>(all: readonly T[], number: number): T => all[number % all.length]!;

async function ask(who: Person, mutation: string, answer = DONE, variables: Record<string, unknown> = {}): Promise<Answer> {
  return (await who.ask<{ it: Answer }>(`mutation { it: ${mutation} { ${answer} } }`, variables)).it;
}

const sign = (who: Person, mutation: string): Promise<Answer> => who.act(`mutation { act: ${mutation} { ${PREPARED} } }`);

async function atCase({ node }: World, mutation: string, type: string, input: Record<string, unknown>): Promise<Answer> {
  return (await query<{ it: Answer }>(node, `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { ${CASE_DONE} } }`, { input })).it;
}

/** A step of an editor about a report. */
function desk(mutation: (report: string, draw: Numbers, world: World) => string, way: typeof ask | typeof sign = ask): Step {
  return async (world, draw) => {
    const { report } = pick(world.cases, draw.one);
    return way(await world.editorFor(report, draw.two), mutation(report, draw, world));
  };
}

/** A step of an editor about an incident, signed. */
function publicly(mutation: (incident: string, draw: Numbers, world: World) => string): Step {
  return (world, draw) => sign(pick(world.editors, draw.two), mutation(pick(world.incidents, draw.one), draw, world));
}

function entityStep(mutation: (entity: string, draw: Numbers, world: World) => string): Step {
  return async (world, draw) => {
    const entity = pick(world.entities, draw.one);
    const answer = await ask(pick(world.editors, draw.two), mutation(entity, draw, world), INCIDENT_DONE);
    if (answer.entryId !== undefined) world.entries.push({ entity, entry: answer.entryId });
    return answer;
  };
}

async function draft(world: World, draw: Numbers, incident?: string): Promise<Answer> {
  const text = `mutation ($revision: IncidentRevisionInput!, $incident: PublicId, $named: Boolean!) {
    it: draftIncident(revision: $revision, namesPerson: $named, incident: $incident, reports: []) { ${INCIDENT_DONE} } }`;
  const entities = [0, draw.three % 3].slice(0, 1 + (draw.two % 2)).map((n) => ({ entity: pick(world.entities, draw.one + n), role: pick(INVOLVED, draw.three + n) }));
  const revision = {
    title: `Tool alleged to have ranked people, ${draw.one}-${draw.two}-${draw.three}`,
    summary: 'Applicants say that a screening system placed those from two postcodes last.',
    account: draw.two % 3 === 0 ? undefined : 'A group of applicants compared their answers and found the same pattern in each.',
    occurred: { precision: 'YEAR', date: String(2000 + (draw.three % 25)) },
    severity: 'INCIDENT',
    harmTypes: ['HUMAN_RIGHTS'],
    countries: draw.one % 2 === 0 ? ['DE'] : [],
    systems: [{ name: `RankRight ${draw.three}` }],
    sources: [{ url: `https://example.org/${draw.one}` }],
    entities,
  };
  const { it } = await pick(world.editors, draw.two).ask<{ it: Answer }>(text, { revision, incident, named: draw.three % 7 === 0 });
  if (it.streamId !== undefined && incident === undefined) world.incidents.push(it.streamId);
  if (it.entryId !== undefined) world.entries.push({ incident: it.streamId!, entry: it.entryId });
  return it;
}

async function uploaded(world: World, draw: Numbers): Promise<readonly string[]> {
  if (draw.three % 3 !== 0) return [];
  return (await upload(world.node, { name: 'letter.txt', content: `letter ${draw.one}` })).files.map(({ handle }) => handle);
}

const STEPS = {
  file: async (world, draw) => {
    const holder = await CaseClient.of(world.node);
    const reachable = draw.two % 2 === 0 ? { mode: 'CONFIDENTIAL', contact: { email: 'rosa@example.org' } } : {};
    const receipt = await holder.file({ ...MINIMAL, title: `Arm hit a worker, ${draw.one}`, ...reachable, files: await uploaded(world, draw), ...(draw.three % 11 === 1 ? { account: 'Too short' } : {}) });
    if (receipt.__typename === 'FilingReceipt') world.cases.push({ report: receipt.reportId, entry: receipt.entryId, holder });
    return receipt;
  },
  claim: (world, draw) => ask(pick(world.editors, draw.two), `claimReport(report: "${pick(world.cases, draw.one).report}")`),
  release: desk((report) => `releaseReport(report: "${report}")`),
  ask: desk((report, { three }) => `askReporter(report: "${report}", text: "Which plant was it, ${three}?")`),
  answer: async (world, draw) => {
    const { holder } = pick(world.cases, draw.one);
    const question = (await holder.open()).questions.at(-1)?.id ?? 'none';
    if (draw.two % 2 === 0) return holder.act({ answer: { question, text: 'The northern one.' } });
    return atCase(world, 'answerCaseQuestion', 'AnswerCaseQuestionInput', { code: holder.code, question, text: 'The southern one.' });
  },
  add: async (world, draw) => {
    const { holder } = pick(world.cases, draw.one);
    return atCase(world, 'addToCase', 'AddToCaseInput', { code: holder.code, text: `More of it, ${draw.two}`, files: await uploaded(world, draw) });
  },
  link: desk((report, draw, { incidents }) => `linkReport(report: "${report}", incident: "${pick(incidents, draw.three)}", standing: ${pick(STANDINGS, draw.three)}, claim: "It hit him.")`),
  standing: desk((report, draw, { incidents }) => `setLinkStanding(report: "${report}", incident: "${pick(incidents, draw.three)}", standing: ${pick(STANDINGS, draw.two)})`),
  unlink: desk((report, draw, { incidents }) => `unlinkReport(report: "${report}", incident: "${pick(incidents, draw.three)}", reason: WRONG_INCIDENT)`),
  accept: desk((report) => `prepareAcceptReport(report: "${report}")`, sign),
  decline: desk((report, draw, { cases }) => {
    const reason = pick(DECLINES, draw.three);
    const other = reason === 'DUPLICATE_OF' ? `, duplicateOf: "${pick(cases, draw.three).report}"` : '';
    return `prepareDeclineReport(input: { report: "${report}", reason: ${reason}, seriousHarmAlleged: ${draw.two % 2 === 0}, note: "No computer was involved."${other} })`;
  }, sign),
  confirm: (world, draw) => sign(pick(world.editors, draw.two), `prepareConfirmDecline(report: "${pick(world.cases, draw.one).report}")`),
  withdrawProposal: desk((report) => `withdrawDeclineProposal(report: "${report}")`),
  mergeReport: desk((report, draw, { cases }) => `prepareMergeReport(report: "${report}", into: "${pick(cases, draw.three).report}", note: "The same matter.")`, sign),
  reopen: desk((report) => `reopenReport(report: "${report}", reason: NEW_INFORMATION)`),
  withdraw: (world, draw) => (draw.three % 3 > 0 ? Promise.resolve(undefined) : atCase(world, 'withdrawCase', 'WithdrawCaseInput', { code: pick(world.cases, draw.one).holder.code })),
  eraseCase: (world, draw) => (draw.three % 2 > 0 ? Promise.resolve(undefined) : atCase(world, 'eraseCase', 'EraseCaseInput', { code: pick(world.cases, draw.one).holder.code, contactOnly: draw.two % 2 === 0 })),
  eraseReport: (world, draw) => {
    const { report, entry } = pick(world.cases, draw.one);
    const named = draw.two % 2 === 0 ? `, openings: [{ entry: "${entry}", paths: ["/command/content/title"] }]` : '';
    return sign(draw.three % 4 === 0 ? world.editors[0]! : world.steward, `prepareEraseReport(report: "${report}", ground: DATA_PROTECTION${named})`);
  },
  keep: (world, draw) => ask(draw.two % 5 === 0 ? world.editors[0]! : world.steward, `keepOpenings(report: "${pick(world.cases, draw.one).report}", ground: LEGAL_CLAIM)`),
  releaseHold: (world, draw) => ask(draw.two % 5 === 0 ? world.editors[0]! : world.steward, `releaseHold(report: "${pick(world.cases, draw.one).report}")`),
  requestContact: desk((report) => `requestContact(report: "${report}", reason: DANGER_NOW)`),
  decideContact: (world, draw) => {
    const { report } = pick(world.cases, draw.one);
    return draw.two % 3 > 0 ? sign(world.steward, `prepareApproveContact(report: "${report}")`) : ask(world.steward, `refuseContact(report: "${report}")`);
  },
  draft,
  revise: (world, draw) => draft(world, draw, pick(world.incidents, draw.one)),
  discard: (world, draw) => ask(pick(world.editors, draw.two), `discardDraft(incident: "${pick(world.incidents, draw.one)}")`, INCIDENT_DONE),
  publish: async (world, draw) => {
    const incident = pick(world.incidents, draw.one);
    return sign(pick(world.editors, draw.two), `preparePublishIncident(incident: "${incident}", version: ${await world.version(incident)})`);
  },
  correct: async (world, draw) => {
    const incident = pick(world.incidents, draw.one);
    const version = await world.version(incident);
    return sign(pick(world.editors, draw.two), `prepareCorrectIncident(incident: "${incident}", version: ${version}, reason: ${draw.three % 3 === 0 ? 'PRIVACY' : 'WORDING'}, note: "Other words.")`);
  },
  retract: publicly((incident) => `prepareRetractIncident(incident: "${incident}", reason: UNSUPPORTED, note: "Nothing was found.")`),
  merge: publicly((incident, draw, { incidents }) => `prepareMergeIncident(incident: "${incident}", into: "${pick(incidents, draw.three)}", reason: SAME_EVENT, note: "The same.")`),
  unmerge: publicly((incident) => `prepareUnmergeIncident(incident: "${incident}", reason: DISTINCT, note: "Not the same.")`),
  reply: (world, draw) => sign(world.voice, `prepareAnswerIncident(incident: "${pick(world.incidents, draw.one)}", entity: "${pick(world.entities, draw.three % 2)}", standing: DISPUTED, statement: "We do not, ${draw.two}.")`),
  eraseIncident: (world, draw) => {
    const all = world.entries.filter(({ incident }) => incident !== undefined);
    const { incident, entry } = pick(all, draw.one);
    return sign(world.steward, `prepareEraseIncident(incident: "${incident}", ground: COURT_ORDER, openings: [{ entry: "${entry}"${draw.two % 2 === 0 ? ', paths: ["/command/revision/title"]' : ''} }])`);
  },
  register: async (world, draw) => {
    const answer = await ask(pick(world.editors, draw.two), `registerEntity(kind: ${pick(KINDS, draw.one)}, name: "Acme ${draw.three}", aliases: ["Acme Ltd"])`, INCIDENT_DONE);
    if (answer.entryId !== undefined) {
      world.entities.push(answer.streamId!);
      world.entries.push({ entity: answer.streamId!, entry: answer.entryId });
    }
    return answer;
  },
  kind: entityStep((entity, draw) => `setEntityKind(entity: "${entity}", kind: ${pick(KINDS, draw.three)})`),
  rename: entityStep((entity, draw) => `renameEntity(entity: "${entity}", name: "Acme Renamed ${draw.three}", aliases: [])`),
  mergeEntity: entityStep((entity, draw, { entities }) => `mergeEntity(entity: "${entity}", into: "${pick(entities, draw.three)}", reason: SAME_ENTITY)`),
  unmergeEntity: entityStep((entity) => `unmergeEntity(entity: "${entity}", reason: DISTINCT)`),
  eraseEntity: (world, draw) => {
    const { entity, entry } = pick(world.entries.filter((one) => one.entity !== undefined), draw.one);
    return sign(world.steward, `prepareEraseEntity(entity: "${entity}", ground: DATA_PROTECTION, openings: [{ entry: "${entry}" }])`);
  },
  join: async (world, draw) => {
    if (world.members.length < 4) world.members.push(await withMember(world.node, draw.one % 2 === 0 ? ['editor'] : [], `Member${draw.two}`, draw.three % 2 === 0 ? 'PERSON' : 'CLIENT'));
    return undefined;
  },
  role: (world, draw) => {
    const roles = ['editor', 'steward', `respondent:${pick(world.entities, draw.three)}`];
    return sign(world.steward, `${draw.two % 2 === 0 ? 'grantRole' : 'revokeRole'}(member: "${pick([...world.members, world.voice], draw.one).id}", role: "${pick(roles, draw.three)}")`);
  },
  remove: async (world, draw) => (world.members.length > 0 && draw.two % 2 === 0 ? sign(world.steward, `removeMember(member: "${pick(world.members, draw.one).id}", reason: LEFT)`) : undefined),
  profile: async (world, draw) => ask(pick(world.editors, draw.two), `replaceProfile(profile: { displayName: "Ben ${draw.three}", email: "ben${draw.three}@example.org" })`, ROSTER_DONE),
  ...(Object.fromEntries(
    Object.entries(MOTION_STEPS).map(([name, step]) => [name, (world: World, draw: Draw) => step(world.moot, draw)]),
  ) as Record<MotionStepName, Step>),
} satisfies Record<string, Step>;

export type StepName = keyof typeof STEPS;

/** Every step, and those more often without which the others are refused. */
export const STEP_NAMES: readonly StepName[] = [
  ...(Object.keys(STEPS) as StepName[]),
  ...(['file', 'claim', 'claim', 'link', 'accept', 'draft', 'revise', 'publish', 'publish', 'publish', 'correct', 'reply', 'kind', 'rename'] as const),
  ...(['openVote', 'openVote', 'castBallot', 'castBallot', 'castBallot', 'sealBallot', 'sealBallot', 'openBallot', 'openBallot', 'closeVotes', 'closeVotes', 'confirmBallot'] as const),
];
