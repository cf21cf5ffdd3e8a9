import type { VNode } from 'preact';
import { Details, Hash, Heading, List, SummaryList, Text, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { Paragraphs } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { measureWords } from './list-page.js';
import type { JuryData, PartyData, SeatData, VoteData } from './operations.js';

interface OfJury {
  readonly jury: JuryData;
}

/** Persons keep their names to themselves here. */
export function partyName({ t }: Messages, parties: readonly PartyData[], entity: string): string {
  return parties.find((party) => party.entity === entity)?.name ?? t('jury.party.unnamed', { id: entity });
}

/** What is asked, of whom, and what lies before the jury. The same for everybody, jurors included. */
export function ChargeSection({ jury }: OfJury): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const { charge, questions, parties, evidence, evidenceHash, measures } = jury;
  return (
    <section>
      <Heading level={2} id="charge">
        {t('jury.charge')}
      </Heading>
      <Paragraphs text={charge ?? t('jury.erased')} />
      <Heading level={3}>{t('jury.questions')}</Heading>
      <List kind="number" items={questions.map((question) => question ?? t('jury.erased'))} />
      <Heading level={3}>{t('jury.parties')}</Heading>
      <List
        items={parties.map(({ entity, name }) =>
          name === null ? t('jury.party.unnamed', { id: entity }) : (
            <a key={entity} href={link(`/entities/${entity}`)}>
              {name}
            </a>
          ),
        )}
      />
      <Heading level={3} id="evidence">
        {t('jury.evidence')}
      </Heading>
      {evidence.length === 0 ? (
        <Text>{t('jury.evidence.none')}</Text>
      ) : (
        <>
          <List
            items={evidence.map(({ hash, size, name, path }) => (
              <a key={hash} href={path}>
                {t('jury.evidence.file', { name: name ?? t('jury.erased'), size, hash })}
              </a>
            ))}
          />
          <Text small>{t('jury.evidence.same', { hash: evidenceHash })}</Text>
        </>
      )}
      <Details summary={t('jury.measures')}>
        <Text>{t('jury.measures.lead')}</Text>
        <SummaryList rows={measures.map(({ measure, definition }) => ({ key: measureWords(messages, measure), value: definition }))} />
      </Details>
    </section>
  );
}

export function SeatsSection({ jury: { seats, challenges, parties } }: OfJury): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section>
      <Heading level={2} id="seats">
        {t('jury.seats')}
      </Heading>
      {seats.length === 0 ? (
        <Text>{t('jury.seats.none')}</Text>
      ) : (
        <StackedTable
          caption={t('jury.seats')}
          rows={seats}
          columns={[
            { heading: t('jury.seat'), cell: ({ seat }) => seat },
            { heading: t('jury.seat.number'), cell: ({ volunteer }) => <Hash>{volunteer}</Hash> },
            { heading: t('jury.seat.state'), cell: ({ status }) => words(messages, [`jury.seat.${status}`]) ?? status },
            { heading: t('jury.seat.first'), cell: ({ first, firstSealed }: SeatData) => voteWords(messages, first, firstSealed) },
            { heading: t('jury.seat.second'), cell: ({ second, secondSealed }: SeatData) => voteWords(messages, second, secondSealed) },
          ]}
        />
      )}
      {challenges.length > 0 && (
        <>
          <Heading level={3} id="challenges">
            {t('jury.challenges')}
          </Heading>
          <List
            items={challenges.map(({ seat, party, reason, votesToRemove: removes, votesToStay: stays, outcome }) => {
              const values = { party: partyName(messages, parties, party), seat, reason: words(messages, [`challengeReason.${reason}`]) ?? reason, removes, stays };
              return words(messages, [`jury.challenge.${outcome ?? 'open'}`], values) ?? reason;
            })}
          />
        </>
      )}
    </section>
  );
}

function voteWords(messages: Messages, vote: VoteData | null, sealed: boolean): string {
  if (vote) return measureWords(messages, vote.measure);
  return messages.t(sealed ? 'jury.seat.sealed' : 'jury.seat.none');
}

/** What was asked of the parties, and, once the jury has decided, what its members said to each other. */
export function TalkSection({ jury: { asked, statements, parties } }: OfJury): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      {asked.length > 0 && (
        <section>
          <Heading level={2} id="asked">
            {t('jury.asked')}
          </Heading>
          {asked.map(({ n, seat, party, text, dueAt, overdueAt, answeredAt, answer }) => (
            <div key={n}>
              <Heading level={3}>{t('jury.asked.by', { seat, party: partyName(messages, parties, party) })}</Heading>
              <Paragraphs text={text ?? t('jury.erased')} />
              {answeredAt !== null ? (
                <>
                  <Heading level={4}>{t('jury.asked.answer')}</Heading>
                  <Paragraphs text={answer ?? t('jury.erased')} />
                </>
              ) : (
                <Text>{overdueAt === null ? t('jury.asked.due', { instant: formatInstant(messages, dueAt) }) : t('jury.asked.overdue')}</Text>
              )}
            </div>
          ))}
        </section>
      )}
      {statements.length > 0 && (
        <section>
          <Heading level={2} id="statements">
            {t('jury.statements')}
          </Heading>
          {statements.map(({ n, seat, text, agree, disagree, pass }) => (
            <div key={n}>
              <Heading level={3}>{t('jury.statement.by', { seat })}</Heading>
              <Paragraphs text={text ?? t('jury.erased')} />
              <Text small>{t('jury.statement.counts', { agree, disagree, pass })}</Text>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
