import { toBase64 } from '../../src/kernel/bytes.js';
import { addSeconds, DAY_SECONDS } from '../../src/kernel/instant.js';
import type { Json } from '../../src/kernel/json.js';
import { governance, rotationBytes, signEd25519 } from '../../src/ledger/core/index.js';
import { entityDecider as entities, INCIDENT_FIELDS, incidentDecider as incidents, REPORT_FIELDS, reportDecider as reports } from '../../src/modules/incidents/domain/index.js';
import { roster, secretHashOf } from '../../src/modules/members/domain/index.js';
import {
  id, logKey, logKeySeed, memberWithKey, memberWithPasskey, MERGE_DELAY_SECONDS, nobody, ORIGIN, promiseKey, reporter, secretOf, system, vkeyOf, witness, Workshop,
  type Person, type Seal,
} from './workshop.js';

/** The witnesses of whom two must have seen a checkpoint. */
export const WITNESSES = ['alder', 'birch', 'cedar'] as const;

/** Everybody in the story. Ada is the first steward; Ben and Cleo are editors, Dan loses that role. */
export const PEOPLE = { ada: memberWithPasskey('ada'), ben: memberWithKey('ben'), cleo: memberWithPasskey('cleo'), dan: memberWithKey('dan') } as const;

/** Places in the story that forgeries take hold of, by entry number. */
export interface Scenes {
  readonly claimed: number;
  readonly accepted: number;
  readonly answered: number;
  readonly published: number;
  readonly erasedAt: number;
  readonly late: number;
  readonly admitted: number;
}

/**
 * A year of a small node in some sixty entries: it is opened, people join, reports are filed and come to every kind of end, an
 * incident is published, corrected and another retracted, a text is erased, the log's key changes hands, and one promise is
 * broken and admitted. With `keepErased` the node forgets to delete what it says it erased.
 */
export function tell(keepErased = false): { readonly log: Workshop; readonly scenes: Scenes } {
  const log = new Workshop();
  const { ada, ben, cleo, dan } = PEOPLE;
  const here = () => log.drafts.length - 1;

  const rules = [roster, reports, incidents, entities].map(({ kind, rules: name }) => ({ kind, rules: name }));
  const opening = { origin: ORIGIN, key: vkeyOf(logKey(1)), promiseKey: vkeyOf(promiseKey), maxMergeDelaySeconds: MERGE_DELAY_SECONDS, rules };
  log.perform(governance, 'log', system, { type: 'OpenLog', ...opening }, { after: 0 });
  const policy = `${WITNESSES.map((name) => `witness ${name} ${vkeyOf(witness(name))}\n`).join('')}group two 2 ${WITNESSES.join(' ')}\nquorum two\n`;
  log.perform(governance, 'log', system, { type: 'SetWitnessPolicy', policy });

  const invited = (name: string) => ({ invitation: id(`invitation of ${name}`), secretHash: secretHashOf(secretOf(name)), expiresAt: addSeconds(log.now, 7 * DAY_SECONDS) });
  const join = (name: keyof typeof PEOPLE) =>
    log.perform(roster, 'roster', nobody, (seal) => ({
      type: 'RedeemInvitation', invitation: id(`invitation of ${name}`), secret: secretOf(name), member: id(name), key: PEOPLE[name].key,
      profile: seal('/command/profile', { name }),
    }));
  log.perform(roster, 'roster', system, () => ({ type: 'InviteFirstSteward', ...invited('ada') }));
  join('ada');
  for (const name of ['ben', 'cleo', 'dan'] as const) {
    log.perform(roster, 'roster', ada, () => ({ type: 'InviteMember', ...invited(name), kind: 'person', roles: ['editor'] }), { signed: true });
    join(name);
  }

  const file = (name: string, answers: Readonly<Record<string, Json>> = {}, lag?: number): string =>
    log.perform(reports, id(`report ${name}`), nobody, (seal) => ({
      type: 'FileReport', reporter: reporter(name).publicKey,
      content: sealed(seal, '/command/content', REPORT_FIELDS, { title: `What ${name} saw`, account: 'It answered wrongly, and somebody was hurt.', ...answers }),
    }), { lag });
  const report = (name: string, who: Person, command: Parameters<Workshop['perform']>[3], signed = false) =>
    log.perform(reports, id(`report ${name}`), who, command, { signed });

  for (const name of ['fern', 'gorse', 'heath']) file(name);
  report('fern', ben, { type: 'ClaimReport' });
  const claimed = here();
  report('fern', ben, (seal) => ({ type: 'AskReporter', question: id('question'), text: seal('/command/text', 'Which version was it?') }));
  report('fern', reporter('fern'), (seal) => ({ type: 'AnswerQuestion', question: id('question'), text: seal('/command/text', 'The one of last spring.') }));
  const answered = here();
  report('fern', reporter('fern'), (seal) => ({ type: 'AddToReport', addition: id('addition'), text: seal('/command/text', 'It happened again.'), files: seal('/command/files', []) }));

  const draft = (name: string, who: Person, of: readonly string[], title: string) =>
    log.perform(incidents, id(`incident ${name}`), who, (seal) => ({
      type: 'DraftIncident', reports: of.map((each) => id(`report ${each}`)), namesPerson: true,
      revision: sealed(seal, '/command/revision', INCIDENT_FIELDS, { title, summary: 'Somebody was hurt by a wrong answer.' }),
    }));
  const incident = (name: string, who: Person, command: Parameters<Workshop['perform']>[3], signed = true) =>
    log.perform(incidents, id(`incident ${name}`), who, command, { signed });

  draft('moss', ben, ['fern'], 'A wrong answer');
  report('fern', ben, (seal) => ({ type: 'LinkReport', incident: id('incident moss'), claim: seal('/command/claim', 'It says so.'), standing: 'alleged' }));
  report('fern', ben, { type: 'AcceptReport' }, true);
  const accepted = here();
  incident('moss', cleo, { type: 'PublishIncident', version: 1 });
  const published = here();

  report('gorse', cleo, { type: 'ClaimReport' });
  report('gorse', cleo, (seal) => ({ type: 'DeclineReport', reason: 'NOT_AI', seriousHarmAlleged: true, note: seal('/command/note', 'A lift without any such system.') }), true);
  report('gorse', ben, { type: 'ConfirmDecline' }, true);
  report('heath', ben, { type: 'ClaimReport' });
  report('heath', ben, (seal) => ({ type: 'MergeReport', into: id('report fern'), note: seal('/command/note', 'The same event.') }), true);

  for (const name of ['iris', 'juniper', 'kale']) file(name);
  report('iris', dan, { type: 'ClaimReport' });
  report('iris', dan, { type: 'ReleaseReport' });
  log.perform(roster, 'roster', ada, { type: 'RevokeRole', member: id('dan'), role: 'editor' }, { signed: true });
  report('iris', cleo, { type: 'ClaimReport' });
  report('iris', cleo, (seal) => ({ type: 'DeclineReport', reason: 'SPAM', seriousHarmAlleged: false, note: seal('/command/note', 'An advertisement.') }), true);
  report('juniper', reporter('juniper'), { type: 'WithdrawReport' });

  log.perform(entities, id('entity acme'), cleo, (seal) => ({ type: 'RegisterEntity', kind: 'unknown', name: seal('/command/name', 'Acme'), aliases: seal('/command/aliases', []) }));
  log.perform(entities, id('entity acme'), ben, { type: 'SetEntityKind', kind: 'organisation' });
  const source = { name: 'aiid', record: '4', url: 'https://incidentdatabase.ai/cite/4', licence: 'CC-BY-SA-4.0', retrieved: '2026-01-02' };
  log.perform(entities, 'aiid-acme', system, (seal) => ({ type: 'ImportEntity', source, name: seal('/command/name', 'Acme Corp'), aliases: seal('/command/aliases', []) }));
  log.perform(entities, 'aiid-acme', ben, { type: 'MergeEntity', into: id('entity acme'), reason: 'SAME_ENTITY' });
  log.perform(incidents, 'aiid-4', system, (seal) => ({ type: 'ImportIncident', source, revision: sealed(seal, '/command/revision', INCIDENT_FIELDS, { title: 'An old case' }) }));

  draft('moss', cleo, ['fern', 'heath'], 'A wrong answer, twice');
  incident('moss', ben, (seal) => ({ type: 'CorrectIncident', version: 2, reason: 'NEW_INFORMATION', note: seal('/command/note', 'It happened again.') }));
  draft('nettle', ben, [], 'It did not happen');
  incident('nettle', cleo, { type: 'PublishIncident', version: 1 });
  incident('nettle', cleo, (seal) => ({ type: 'RetractIncident', reason: 'DID_NOT_HAPPEN', note: seal('/command/note', 'The source withdrew it.') }));

  const filed = log.drafts.find(({ body }) => body.stream.id === id('report juniper'))!.body.id;
  report('juniper', reporter('juniper'), { type: 'EraseOpenings', openings: [{ entry: filed, paths: ['/command/content/account'] }], ground: 'REPORTER_REQUEST' });
  if (!keepErased) log.erase(filed, '/command/content/account');
  const erasedAt = here();

  report('kale', ada, { type: 'ClaimReport' });
  report('kale', ben, { type: 'RequestContact', reasonCode: 'DANGER_NOW' });
  report('kale', ada, { type: 'ApproveContact' }, true);
  log.perform(reports, id('report kale'), system, { type: 'MarkOverdue' }, { after: 31 * 24 * 60 });

  const overlapUntil = addSeconds(log.now, DAY_SECONDS);
  const rotation = { newKey: vkeyOf(logKey(2)), overlapUntil };
  log.perform(governance, 'log', system, { type: 'RotateKey', ...rotation, signature: toBase64(signEd25519(rotationBytes({ origin: ORIGIN, ...rotation }), logKeySeed(1))) });
  log.perform(governance, 'log', system, { type: 'RecordOperatorAct', code: 'restore-drill' }, { after: 2 * 24 * 60 });

  file('lichen', {}, 5 * MERGE_DELAY_SECONDS);
  const late = here();
  const { body, sequencedAt } = log.drafts[late]!;
  log.perform(governance, 'log', system, { type: 'RecordPromiseBroken', entry: body.id, stagedAt: body.at, sequencedAt });
  const admitted = here();
  report('lichen', ben, { type: 'ClaimReport' });
  report('lichen', ben, { type: 'ReleaseReport' });
  log.perform(roster, 'roster', dan, { type: 'RemoveMember', member: id('dan'), reason: 'left' }, { signed: true });
  return { log, scenes: { claimed, accepted, answered, published, erasedAt, late, admitted } };
}

/** Commitments of all fields; those without an answer hold `null`, as the form does. Only answered ones are opened. */
function sealed(seal: Seal, prefix: string, fields: readonly string[], answers: Readonly<Record<string, Json>>): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, seal(`${prefix}/${field}`, answers[field] ?? null)]));
}
