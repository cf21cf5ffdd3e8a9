import { fromBase64, fromUtf8 } from '../../../kernel/bytes.js';
import type { FastifyReply } from 'fastify';
import { type FieldError, Hash, type SummaryRow } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { readChoice } from '../../ballots/ballot-choice.js';
import { parseOpeningCode } from '../../ballots/opening-code.js';
import { orNone, type Prepared } from '../councils/keep-routes.js';
import { Paragraphs, Verbatim } from '../record/text.js';
import { FormFields } from '../signed-in/form-fields.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { orderIn, problemWords, tallyOf } from './choice-fields.js';
import { motionOf } from './motion-of.js';
import { choiceWords, motionTitle } from './motion-words.js';
import type { MotionData } from './operations.js';
import { OWN_VOTE, type OwnVote, type OwnVoteData } from './own-vote.js';
import { VotePage } from './vote-page.js';

const CAST = `mutation ($motion: PublicId!, $choice: String, $sealed: String, $reason: String) {
  prepared: prepareCastBallot(motion: $motion, choice: $choice, sealed: $sealed, reason: $reason) { ${PREPARED} } }`;
const CONFIRM = `mutation ($motion: PublicId!) { prepared: prepareConfirmBallot(motion: $motion) { ${PREPARED} } }`;
const OPEN = `mutation ($motion: PublicId!, $choice: String!, $salt: String!, $reason: String) {
  prepared: prepareOpenBallot(motion: $motion, choice: $choice, salt: $salt, reason: $reason) { ${PREPARED} } }`;

type Handled = (visit: Visit, motion: MotionData) => Promise<FastifyReply>;

/** Voting: one's own ballot, cast, confirmed, opened. */
export const votePages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const of = (handler: Handled) => async (visit: Visit): Promise<FastifyReply> => {
    const motion = await motionOf(visit);
    return motion ? handler(visit, motion) : visit.portal.notFound(visit.request, visit.reply);
  };
  get('/motions/:id/vote', of((visit, motion) => shown(visit, motion)));
  post('/motions/:id/vote', of(cast));
  post('/motions/:id/vote/confirm', of(confirm));
  post('/motions/:id/vote/open', of(open));
};

async function cast(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const { vote } = motion;
  if (vote === null || form.text('step') === 'change') return shown(visit, motion, form);
  if (vote.sealed) {
    const sealed = form.text('sealed');
    if (sealed === '') return shown(visit, motion, form, [{ text: t('vote.seal.noScript.text') }]);
    return signed(visit, motion, CAST, { sealed }, [{ key: t('vote.fact.sealed'), value: <Hash>{sealed}</Hash> }], false);
  }
  const read = readChoice(tallyOf(vote.rule), (name) => form.list(name));
  if (!read.ok) return shown(visit, motion, form, [{ field: read.field, text: problemWords(messages, read.problem) }]);
  const choice = JSON.stringify(read.choice);
  const reason = form.text('reason');
  const facts = [
    { key: t('vote.fact.choice'), value: <strong>{choiceWords(messages, motion, choice)}</strong> },
    ...(reason.trim() === '' ? [] : [{ key: t('vote.reason'), value: <Paragraphs text={reason} /> }]),
  ];
  return signed(visit, motion, CAST, { choice, reason: orNone(reason.trim()) }, facts, true);
}

async function confirm(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const own = await ownVote(visit, motion);
  const choice = choiceWords(visit.messages, motion, own?.ballot?.choice ?? null);
  return signed(visit, motion, CONFIRM, {}, [{ key: visit.messages.t('vote.fact.choice'), value: <strong>{choice}</strong> }], false);
}

async function open(visit: Visit, motion: MotionData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  if (form.text('step') === 'change') return shown(visit, motion, form);
  const code = parseOpeningCode(form.text('code'));
  if (!code) return shown(visit, motion, form, [{ field: 'code', text: t('vote.open.badCode') }]);
  const reason = form.text('reason');
  const facts = [{ key: t('vote.fact.choice'), value: <strong>{choiceWords(messages, motion, code.choice)}</strong> }];
  return signed(visit, motion, OPEN, { ...code, reason: orNone(reason.trim()) }, facts, true);
}

/** Shows the canonical ballot with its three hashes, byte for byte as it will be signed. */
async function signed(visit: Visit, motion: MotionData, operation: string, variables: Record<string, unknown>, about: readonly SummaryRow[], changes: boolean): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const asked = await visit.try<Prepared>(operation, { motion: motion.id, ...variables });
  if (!asked.ok) return shown(visit, motion, form, asked.errors.map(({ text, field }) => ({ text, field: field === 'reason' ? field : undefined })));
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, motion, form, [{ text: prepared.message }]);
  const facts = [
    { key: t('vote.fact.motion'), value: motionTitle(messages, motion) },
    ...about,
    { key: t('vote.hash.text'), value: <Hash>{motion.text.commitment}</Hash> },
    { key: t('vote.hash.rule'), value: <Hash>{motion.vote?.ruleHash ?? ''}</Hash> },
    { key: t('vote.hash.roll'), value: <Hash>{motion.vote?.rollHash ?? ''}</Hash> },
    { key: t('vote.fact.canonical'), value: <Verbatim label={t('vote.fact.canonical')} wrap>{canonical(prepared)}</Verbatim> },
  ];
  return visit.sign(prepared, { facts, back: `/motions/${motion.id}/vote`, changes });
}

function canonical({ act }: PreparedAct): string {
  return fromUtf8(fromBase64(act) ?? new Uint8Array());
}

async function ownVote(visit: Visit, motion: MotionData): Promise<OwnVote | null> {
  const data = await visit.run<OwnVoteData>(OWN_VOTE, { id: motion.id });
  return data.motion?.vote?.own ?? null;
}

async function shown(visit: Visit, motion: MotionData, form?: FormFields, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const own = await ownVote(visit, motion);
  const tally = motion.vote === null ? undefined : tallyOf(motion.vote.rule);
  const order = tally === undefined ? [] : orderIn(form ?? new FormFields({}), tally);
  const view = <VotePage {...visit.frame(`/motions/${motion.id}/vote`)} motion={motion} own={own} tally={tally} order={order} now={Date.now()} form={form} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
