import type { VNode } from 'preact';
import { Heading, Tag, Text, useWords } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { readEntry } from '../record/entry-words.js';
import { Paragraphs } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { choiceWords, classLabel, memberName, seatedName } from './motion-words.js';
import type { BallotData, MotionData } from './operations.js';

export interface BallotsProps {
  readonly motion: MotionData;
  readonly ballots: readonly BallotData[];
  readonly next: string | undefined;
}

/** Whoever gave a reason is heard, those who did not get their way first. */
export function Reasons({ motion, ballots }: BallotsProps): VNode | null {
  const messages = useWords();
  const { t } = messages;
  const given = ballots.filter(({ reason }) => reason !== null);
  if (given.length === 0) return null;
  const lost = given.filter((ballot) => dissents(motion, ballot));
  const others = given.filter((ballot) => !dissents(motion, ballot));
  return (
    <section>
      {lost.length > 0 && (
        <>
          <Heading level={2} id="dissent">
            {t('ballots.dissent')}
          </Heading>
          <Text>{t('ballots.dissent.lead')}</Text>
          {lost.map((ballot) => (
            <Reason key={ballot.seat} motion={motion} ballot={ballot} />
          ))}
        </>
      )}
      {others.length > 0 && (
        <>
          <Heading level={2} id="reasons">
            {t('ballots.reasons')}
          </Heading>
          {others.map((ballot) => (
            <Reason key={ballot.seat} motion={motion} ballot={ballot} />
          ))}
        </>
      )}
    </section>
  );
}

/** Voted otherwise than it came out; only where that can be said. */
function dissents({ status }: MotionData, { choice }: BallotData): boolean {
  if (choice === '"no"' || choice === '"object"') return status === 'CARRIED';
  return choice === '"yes"' && status !== 'CARRIED';
}

function Reason({ motion, ballot }: { readonly motion: MotionData; readonly ballot: BallotData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <article class="fm-said-by">
      <Paragraphs text={ballot.reason ?? ''} />
      <Text small>{t('ballots.reason.by', { who: seatedName(messages, motion, ballot.seat, ballot.member), class: classLabel(motion, ballot.class), choice: choiceWords(messages, motion, ballot.choice) })}</Text>
    </article>
  );
}

/** Every ballot with its entry, and by what it was signed. */
export function Ballots({ motion, ballots, next }: BallotsProps): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <section>
      <Heading level={2} id="ballots">
        {t('ballots.title')}
      </Heading>
      <Text>{t('ballots.lead')}</Text>
      {ballots.length === 0 ? (
        <Text>{t('ballots.none')}</Text>
      ) : (
        <StackedTable
          caption={t('ballots.title')}
          rows={ballots}
          columns={[
            { heading: t('council.seat'), cell: ({ seat }) => t('council.seat.number', { number: seat }) },
            { heading: t('ballots.member'), cell: ({ member }) => memberName(messages, motion.council.seats, member) },
            { heading: t('keepCouncil.class'), cell: (one) => classLabel(motion, one.class) },
            {
              heading: t('ballots.choice'),
              cell: ({ choice, stale, sealed }) => (
                <>
                  {choice === null && sealed !== null ? t('ballots.unopened') : choiceWords(messages, motion, choice)} {stale && <Tag>{t('ballots.stale')}</Tag>}
                </>
              ),
            },
            { heading: t('ballots.signed'), cell: ({ history }) => signedBy(messages, history) },
            { heading: t('ballots.entry'), cell: ({ history }) => <Entries history={history} link={link} /> },
          ]}
        />
      )}
      {next !== undefined && (
        <Text>
          <a href={next}>{t('ballots.more')}</a>
        </Text>
      )}
    </section>
  );
}

function signedBy(messages: Messages, history: BallotData['history']): string {
  const last = history.map(readEntry).at(-1);
  const method = last?.entry.authorization.method ?? '';
  return words(messages, [`signed.${method}`]) ?? method;
}

function Entries({ history, link }: { readonly history: BallotData['history']; readonly link: Messages['link'] }): VNode {
  return (
    <>
      {history.map(({ seq }, i) => (
        <>
          {i > 0 && ', '}
          <a href={link(`/ledger/entries/${seq}`)}>{seq}</a>
        </>
      ))}
    </>
  );
}
