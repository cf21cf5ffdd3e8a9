import type { FastifyReply } from 'fastify';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import type { Prepared } from '../councils/keep-routes.js';
import { Paragraphs } from '../record/text.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { partyName } from './jury-parts.js';
import type { JuryData } from './operations.js';
import { APPEAL_GROUNDS, CHALLENGE_REASONS, PartyPage } from './party-page.js';
import { juryOf } from './routes.js';

const CHALLENGE = `mutation ($jury: PublicId!, $seat: Int!, $party: PublicId!, $reason: ChallengeReason!, $note: String) {
  prepared: prepareChallengeJuror(jury: $jury, seat: $seat, party: $party, reason: $reason, note: $note) { ${PREPARED} } }`;
const ANSWER = `mutation ($jury: PublicId!, $question: Int!, $text: String!) { prepared: prepareAnswerJuryQuestion(jury: $jury, question: $question, text: $text) { ${PREPARED} } }`;
const APPEAL = `mutation ($jury: PublicId!, $grounds: AppealGround!, $text: String!, $party: PublicId) {
  prepared: prepareFileAppeal(jury: $jury, grounds: $grounds, text: $text, party: $party) { ${PREPARED} } }`;

/** What those who speak for a party may do to a jury: each is signed with their own key. */
export const juryPartyPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const of = (handler: (visit: Visit, jury: JuryData) => FastifyReply | Promise<FastifyReply>) => async (visit: Visit): Promise<FastifyReply> => handler(visit, await juryOf(visit.portal, visit.request));
  get('/juries/:id/party', of((visit, jury) => shown(visit, jury)));
  post('/juries/:id/party/challenge', of(challenge));
  post('/juries/:id/party/answer', of(answer));
  post('/juries/:id/party/appeal', of(appeal));
};

async function challenge(visit: Visit, jury: JuryData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const party = jury.parties.find(({ entity }) => entity === form.text('challenge-party'));
  const seat = jury.seats.find((one) => String(one.seat) === form.text('seat'));
  const reason = form.oneOf('reason', CHALLENGE_REASONS);
  const errors = missing(visit, { 'challenge-party': party, seat, reason });
  if (!party || !seat || !reason || form.text('step') === 'change') return shown(visit, jury, errors);
  const note = form.trimmed('note');
  const facts = [
    { key: t('party.which'), value: partyName(messages, jury.parties, party.entity) },
    { key: t('jury.seat'), value: seat.seat },
    { key: t('party.challenge.reason'), value: words(messages, [`challengeReason.${reason}`]) ?? reason },
    { key: t('party.challenge.note'), value: note },
  ];
  return signed(visit, jury, CHALLENGE, { seat: seat.seat, party: party.entity, reason, note: note === '' ? null : note }, facts);
}

async function answer(visit: Visit, jury: JuryData): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const question = jury.asked.find(({ n }) => String(n) === form.text('question'));
  const text = form.trimmed('text');
  const errors = missing(visit, { question, text: text || undefined });
  if (!question || text === '' || form.text('step') === 'change') return shown(visit, jury, errors);
  const facts = [{ key: t('party.answer.which'), value: question.text ?? t('jury.erased') }, { key: t('party.answer.text'), value: <Paragraphs text={text} /> }];
  return signed(visit, jury, ANSWER, { question: question.n, text }, facts);
}

async function appeal(visit: Visit, jury: JuryData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const chosen = form.text('appeal-party');
  const party = chosen === 'public' ? null : jury.parties.find(({ entity }) => entity === chosen)?.entity;
  const grounds = form.oneOf('grounds', APPEAL_GROUNDS);
  const text = form.trimmed('why');
  const errors = missing(visit, { 'appeal-party': party === null ? 'public' : party, grounds, why: text || undefined });
  if (party === undefined || !grounds || text === '' || form.text('step') === 'change') return shown(visit, jury, errors);
  const facts = [
    { key: t('party.which'), value: party === null ? t('party.public') : partyName(messages, jury.parties, party) },
    { key: t('party.appeal.grounds'), value: t(`appealGround.${grounds}`) },
    { key: t('party.appeal.why'), value: <Paragraphs text={text} /> },
  ];
  return signed(visit, jury, APPEAL, { party, grounds, text }, facts);
}

async function signed(visit: Visit, jury: JuryData, operation: string, variables: Record<string, unknown>, facts: readonly SummaryRow[]): Promise<FastifyReply> {
  const asked = await visit.try<Prepared>(operation, { jury: jury.id, ...variables });
  if (!asked.ok) return shown(visit, jury, asked.errors.map(({ text }) => ({ text })));
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, jury, [{ text: prepared.message }]);
  return visit.sign(prepared, { facts, back: `/juries/${jury.id}`, changes: true });
}

function missing(visit: Visit, fields: Readonly<Record<string, unknown>>): FieldError[] {
  const { t } = visit.messages;
  const text = (field: string): string => t(field === 'text' || field === 'why' ? 'room.missing.text' : 'room.missing.choice');
  return Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [{ field, text: text(field) }] : []));
}

function shown(visit: Visit, jury: JuryData, errors: readonly FieldError[] = []): FastifyReply {
  const view = <PartyPage {...visit.frame(`/juries/${jury.id}/party`)} jury={jury} errors={errors} typed={(name) => visit.form.text(name)} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
