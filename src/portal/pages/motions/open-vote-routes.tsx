import type { FastifyReply } from 'fastify';
import { type FieldError, InsetText } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { PageModule } from '../../portal.js';
import type { Prepared } from '../councils/keep-routes.js';
import { Verbatim } from '../record/text.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { motionOf } from './motion-of.js';
import { motionTitle } from './motion-words.js';
import { OpenVotePage } from './open-vote-page.js';
import type { MotionData } from './operations.js';
import { readRule } from './rule-form.js';

const IN_WORDS = 'query ($rule: String!) { ruleInWords(rule: $rule) }';
const OPEN = `mutation ($motion: PublicId!, $rule: String!) { prepared: prepareOpenVote(motion: $motion, rule: $rule) { ${PREPARED} } }`;

/** A proposer or a steward opens the vote: the rule is read out in words before it is signed. */
export const openVotePages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);

  get('/motions/:id/open', async (visit) => {
    const motion = await motionOf(visit);
    return motion ? shown(visit, motion) : visit.portal.notFound(visit.request, visit.reply);
  });

  post('/motions/:id/open', async (visit) => {
    const { form, messages } = visit;
    const { t } = messages;
    const motion = await motionOf(visit);
    if (!motion) return visit.portal.notFound(visit.request, visit.reply);
    const { errors, rule } = readRule(messages, motion, form);
    if (errors.length > 0 || form.text('step') === 'change') return shown(visit, motion, errors);
    const field = form.text('preset') === 'own' ? 'own' : undefined;
    const read = await visit.try<{ ruleInWords: string }>(IN_WORDS, { rule });
    if (!read.ok) return shown(visit, motion, read.errors.map(({ text }) => ({ text, field })));
    const asked = await visit.try<Prepared>(OPEN, { motion: motion.id, rule });
    if (!asked.ok) return shown(visit, motion, asked.errors.map(({ text }) => ({ text, field })));
    const { prepared } = asked.data;
    if ('code' in prepared) return shown(visit, motion, [{ text: prepared.message }]);
    const facts = [
      { key: t('vote.fact.motion'), value: motionTitle(messages, motion) },
      { key: t('motion.rule'), value: <InsetText>{read.data.ruleInWords}</InsetText> },
      { key: t('motion.vote.closes'), value: formatInstant(messages, (JSON.parse(rule) as { readonly closesAt: string }).closesAt) },
      { key: t('openVote.own'), value: <Verbatim label={t('openVote.own')} wrap>{rule}</Verbatim> },
    ];
    return visit.sign(prepared, { facts, back: `/motions/${motion.id}`, changes: true });
  });
};

function shown(visit: Visit, motion: MotionData, errors: readonly FieldError[] = []): FastifyReply {
  return visit.page(<OpenVotePage {...visit.frame(`/motions/${motion.id}/open`)} motion={motion} form={visit.form} errors={errors} />, errors.length > 0 ? 422 : 200);
}
