import type { VNode } from 'preact';
import { Details, Hash, Heading, InsetText, List, SummaryList, Tag, Text, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { Paragraphs, Verbatim } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { byCharter, classLabel, optionName, seatedName } from './motion-words.js';
import type { MotionData, VoteData } from './operations.js';

/** By what it is decided, who may vote and until when; of the votes themselves only how many seats have voted. */
export function VoteSection({ motion, now }: { readonly motion: MotionData; readonly now: number }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const { vote } = motion;
  return (
    <section>
      <Heading level={2} id="vote">
        {t('motion.vote')}
      </Heading>
      {vote === null ? (
        <Text>{t(motion.status === 'WITHDRAWN' ? 'motion.vote.never' : 'motion.vote.notYet')}</Text>
      ) : (
        <>
          {motion.result === null && <Turnout motion={motion} vote={vote} now={now} />}
          <Heading level={3} id="rule">
            {t('motion.rule')}
          </Heading>
          <InsetText>{vote.sentence}</InsetText>
          {vote.options.length > 0 && (
            <>
              <Text>{t('motion.options')}</Text>
              <List items={vote.options.map((option) => optionName(messages, motion, option))} />
            </>
          )}
          <SummaryList
            rows={[
              { key: t('motion.vote.opens'), value: formatInstant(messages, vote.opensAt) },
              { key: t('motion.vote.closes'), value: `${formatInstant(messages, vote.closesAt)}. ${t('motion.vote.closes.hint')}` },
              ...(vote.revealUntil === null ? [] : [{ key: t('motion.vote.reveal'), value: formatInstant(messages, vote.revealUntil) }]),
              { key: t('motion.vote.calendar'), value: <a href={`/motions/${motion.id}.ics`}>{t('motion.vote.calendar.file')}</a> },
              { key: t('motion.vote.ruleHash'), value: <Hash>{vote.ruleHash}</Hash> },
              { key: t('motion.vote.rollHash'), value: <Hash>{vote.rollHash}</Hash> },
            ]}
          />
          <Details summary={t('motion.rule.object')}>
            <Text small>{t('motion.rule.object.text')}</Text>
            <Verbatim label={t('motion.rule.object')} wrap>
              {vote.rule}
            </Verbatim>
          </Details>
          <StackedTable
            caption={t('motion.roll', { size: vote.rollSize })}
            captionShown
            rows={byCharter(motion, vote.classes)}
            columns={[
              { heading: t('keepCouncil.class'), cell: ({ code }) => classLabel(motion, code) },
              { heading: t('motion.roll.seats'), number: true, cell: ({ seats }) => seats },
              { heading: t('motion.roll.filled'), number: true, cell: ({ filled }) => filled },
              { heading: t('motion.roll.recused'), number: true, cell: ({ recused }) => recused },
            ]}
          />
          <Text small>
            {t('motion.roll.lead')} <a href={link(`/motions/${motion.id}/roll`)}>{t('motion.roll.rows')}</a>
          </Text>
          {vote.delegations.length > 0 && (
            <List items={vote.delegations.map(({ from, to }) => t('motion.delegation', { from, to }))} />
          )}
          {motion.objections.length > 0 && <Objections motion={motion} />}
        </>
      )}
    </section>
  );
}

function Turnout({ motion, vote, now }: { readonly motion: MotionData; readonly vote: VoteData; readonly now: number }): VNode {
  const { t } = useWords();
  const { id, status } = motion;
  return (
    <>
      <p class="fm-turnout" id={`turnout-${id}`}>
        {t('motion.turnout', { cast: vote.cast, size: vote.rollSize })}
      </p>
      <Text>{t(status === 'REVEALING' ? 'motion.turnout.revealing' : Date.parse(vote.opensAt) > now ? 'motion.turnout.soon' : vote.sealed ? 'motion.turnout.sealed' : 'motion.turnout.open')}</Text>
    </>
  );
}

export function Objections({ motion }: { readonly motion: MotionData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      <Heading level={3} id="objections">
        {t('motion.objections')}
      </Heading>
      {motion.objections.map(({ id, seat, member, reasoned, argument, tested, foundValid, foundInvalid, resolved }) => (
        <article class="fm-said-by" key={id} id={`objection-${id}`}>
          {argument === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={argument} />}
          <p class="fm-desk__tags">
            <Tag>{t(reasoned ? 'objection.reasoned' : 'objection.unreasoned')}</Tag>
            {reasoned && <Tag tone={tested === 'VALID' ? 'amber' : 'grey'}>{words(messages, [`objection.${tested}`]) ?? tested}</Tag>}
            {resolved && <Tag tone="green">{t('objection.resolved')}</Tag>}
          </p>
          <Text small>
            {t('motion.saidBy.seat', { who: seatedName(messages, motion, seat, member) })}
            {foundValid + foundInvalid > 0 && ` ${t('objection.found', { valid: foundValid, invalid: foundInvalid })}`}
          </Text>
        </article>
      ))}
    </>
  );
}
