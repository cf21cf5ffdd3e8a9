import type { FastifyReply } from 'fastify';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { withParameter } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { endOfDay } from '../councils/council-words.js';
import { orNone, type Prepared } from '../councils/keep-routes.js';
import { Paragraphs } from '../record/text.js';
import { KINDS as INTERESTS } from '../seats/seats-page.js';
import { isAnybody } from '../signed-in/person.js';
import { type ActRefused, PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { ActPage } from './act-page.js';
import { motionOf } from './motion-of.js';
import { motionTitle } from './motion-words.js';
import type { MotionData } from './operations.js';

const prepare = (name: string, parameters: string, given: string): string => `mutation ($motion: PublicId!${parameters}) { prepared: ${name}(motion: $motion${given}) { ${PREPARED} } }`;
const ARGUE = `mutation ($motion: PublicId!, $side: ArgumentSide!, $text: String!) { done: addArgument(motion: $motion, side: $side, text: $text) { ... on EntryReceipt { entryId } ... on ActRefused { code message } } }`;
const REVISE = prepare('prepareReviseMotion', ', $text: String!, $note: String', ', text: $text, note: $note');
const WITHDRAW = prepare('prepareWithdrawMotion', '', '');
const RECUSE = prepare('prepareRecuse', ', $reason: InterestKind!, $note: String', ', reason: $reason, note: $note');
const ASK_RECUSAL = prepare('prepareProposeRecusal', ', $seat: Int!, $reason: InterestKind!, $closesAt: Instant!, $note: String', ', seat: $seat, reason: $reason, closesAt: $closesAt, note: $note');
const VOTE_RECUSAL = prepare('prepareVoteOnRecusal', ', $seat: Int!, $choice: RecusalChoice!', ', seat: $seat, choice: $choice');
const OBJECT = prepare('prepareRaiseObjection', ', $reasoned: Boolean!, $argument: String!', ', reasoned: $reasoned, argument: $argument');
const TEST = prepare('prepareTestObjection', ', $objection: PublicId!, $valid: Boolean!', ', objection: $objection, valid: $valid');
const RESOLVE = prepare('prepareResolveObjection', ', $objection: PublicId!', ', objection: $objection');

type Handled = (visit: Visit, motion: MotionData) => Promise<FastifyReply>;

/** Acts of proposers, members and stewards on a motion. What may be done the rules say; the page offers what is likely. */
export const motionActPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const of = (handler: Handled) => async (visit: Visit): Promise<FastifyReply> => {
    const motion = await motionOf(visit);
    return motion ? handler(visit, motion) : visit.portal.notFound(visit.request, visit.reply);
  };
  get('/motions/:id/act', of((visit, motion) => shown(visit, motion)));
  post('/motions/:id/act/argue', of(argue));
  post('/motions/:id/act/revise', of(revise));
  post('/motions/:id/act/withdraw', of((visit, motion) => signed(visit, motion, 'withdraw', WITHDRAW, {}, [])));
  post('/motions/:id/act/recuse', of(recuse));
  post('/motions/:id/act/ask-recusal', of(askRecusal));
  post('/motions/:id/act/vote-recusal', of(voteRecusal));
  post('/motions/:id/act/object', of(object));
  post('/motions/:id/act/test', of(test));
  post('/motions/:id/act/resolve', of((visit, motion) => signed(visit, motion, 'resolve', RESOLVE, { objection: visit.form.text('objection') }, [])));
};

async function argue(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const side = form.oneOf('argue-side', ['FOR', 'AGAINST'] as const);
  const errors: FieldError[] = [...(side ? [] : [{ field: 'argue-side', text: t('act.argue.missing.side') }]), ...tooShort(visit, 'argue-argument', 3, t('act.argue.missing.text'))];
  if (errors.length > 0) return shown(visit, motion, 'argue', errors);
  const asked = await visit.try<{ done: { entryId: string } | ActRefused }>(ARGUE, { motion: motion.id, side, text: form.text('argue-argument') });
  if (!asked.ok) return shown(visit, motion, 'argue', asked.errors.map(({ text }) => ({ field: 'argue-argument', text })));
  const { done } = asked.data;
  if ('code' in done) return shown(visit, motion, 'argue', [{ text: done.message }]);
  return visit.go(withParameter(`/motions/${motion.id}`, 'done', 'argument'));
}

async function revise(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const [text, note] = [form.text('revise-text'), form.text('revise-note')];
  const errors = tooShort(visit, 'revise-text', 20, t('propose.missing.text'));
  if (errors.length > 0 || form.text('step') === 'change') return shown(visit, motion, 'revise', errors);
  const facts = [{ key: t('motion.text'), value: <Paragraphs text={text} /> }, { key: t('act.revise.note'), value: note }];
  return signed(visit, motion, 'revise', REVISE, { text, note: orNone(note.trim()) }, facts);
}

async function recuse(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const reason = form.oneOf('recuse-reason', INTERESTS);
  if (!reason || form.text('step') === 'change') return shown(visit, motion, 'recuse', reason ? [] : [{ field: 'recuse-reason', text: t('seats.missing.kind') }]);
  const note = form.text('recuse-note');
  const facts = [{ key: t('act.recuse.reason'), value: words(messages, [`interest.${reason}`]) ?? reason }, { key: t('act.recuse.note'), value: note }];
  return signed(visit, motion, 'recuse', RECUSE, { reason, note: orNone(note.trim()) }, facts);
}

async function askRecusal(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const seat = motion.council.seats.find(({ number, holder }) => holder !== null && String(number) === form.text('ask-recusal-of'));
  const reason = form.oneOf('ask-recusal-reason', INTERESTS);
  const closesAt = endOfDay(form.trimmed('ask-recusal-until'));
  const errors: FieldError[] = [
    ...(seat ? [] : [{ field: 'ask-recusal-of', text: t('keepCouncil.missing.seat') }]),
    ...(reason ? [] : [{ field: 'ask-recusal-reason', text: t('seats.missing.kind') }]),
    ...(closesAt === undefined ? [{ field: 'ask-recusal-until', text: t('seats.missing.until') }] : []),
  ];
  if (errors.length > 0 || !seat || !reason || form.text('step') === 'change') return shown(visit, motion, 'ask-recusal', errors);
  const note = form.text('ask-recusal-note');
  const facts = [
    { key: t('act.askRecusal.of'), value: t('motion.seated', { name: seat.holder?.name ?? seat.holder?.member ?? '', seat: seat.number }) },
    { key: t('act.recuse.reason'), value: words(messages, [`interest.${reason}`]) ?? reason },
    { key: t('act.recuse.note'), value: note },
    { key: t('act.askRecusal.until'), value: form.trimmed('ask-recusal-until') },
  ];
  return signed(visit, motion, 'ask-recusal', ASK_RECUSAL, { seat: seat.number, reason, closesAt, note: orNone(note.trim()) }, facts);
}

async function voteRecusal(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const one = motion.proposedRecusals.find(({ seat, recused }) => recused === null && String(seat) === form.text('seat'));
  if (!one) return shown(visit, motion, 'vote-recusal', [{ text: t('act.recusal.gone') }]);
  const choice = form.oneOf(`recusal-${one.seat}`, ['YES', 'NO', 'ABSTAIN'] as const);
  if (!choice) return shown(visit, motion, 'vote-recusal', [{ field: `recusal-${one.seat}`, text: t('vote.problem.choose') }]);
  return signed(visit, motion, 'vote-recusal', VOTE_RECUSAL, { seat: one.seat, choice }, [{ key: t('vote.fact.choice'), value: t(`act.recusal.${choice}`) }]);
}

async function object(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const reasoned = form.oneOf('object-reasoned', ['yes', 'no'] as const);
  const errors: FieldError[] = [...(reasoned ? [] : [{ field: 'object-reasoned', text: t('act.object.missing') }]), ...tooShort(visit, 'object-argument', 3, t('act.object.missing.argument'))];
  if (errors.length > 0 || !reasoned || form.text('step') === 'change') return shown(visit, motion, 'object', errors);
  const argument = form.text('object-argument');
  const facts = [{ key: t('act.object.argument'), value: <Paragraphs text={argument} /> }, { key: t('act.object.reasoned'), value: t(`act.object.reasoned.${reasoned}`) }];
  return signed(visit, motion, 'object', OBJECT, { reasoned: reasoned === 'yes', argument }, facts);
}

async function test(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const objection = form.text('objection');
  const valid = form.oneOf(`valid-${objection}`, ['yes', 'no'] as const);
  if (!valid) return shown(visit, motion, 'test', [{ field: `valid-${objection}`, text: t('vote.problem.choose') }]);
  return signed(visit, motion, 'test', TEST, { objection, valid: valid === 'yes' }, [{ key: t('act.test'), value: t(`act.test.${valid}`) }]);
}

function tooShort({ form }: Visit, field: string, least: number, text: string): FieldError[] {
  return [...form.text(field).trim()].length < least ? [{ field, text }] : [];
}

async function signed(visit: Visit, motion: MotionData, act: string, operation: string, variables: Record<string, unknown>, facts: readonly SummaryRow[]): Promise<FastifyReply> {
  const asked = await visit.try<Prepared>(operation, { motion: motion.id, ...variables });
  if (!asked.ok) return shown(visit, motion, act, asked.errors.map(({ text }) => ({ text })));
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, motion, act, [{ text: prepared.message }]);
  const which = { key: visit.messages.t('vote.fact.motion'), value: motionTitle(visit.messages, motion) };
  return visit.sign(prepared, { facts: [which, ...facts], back: `/motions/${motion.id}`, changes: ['revise', 'recuse', 'ask-recusal', 'object'].includes(act) });
}

async function shown(visit: Visit, motion: MotionData, act?: string, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const view = <ActPage {...visit.frame(`/motions/${motion.id}/act`)} motion={motion} now={Date.now()} act={act} form={act === undefined ? undefined : visit.form} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
