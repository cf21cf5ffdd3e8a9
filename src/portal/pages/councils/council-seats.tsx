import type { VNode } from 'preact';
import { Details, Heading, List, Tag, Text, useWords } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { StackedTable } from '../stacked-table.js';
import { className, classRule, holderName, lastDay, wayWords } from './council-words.js';
import type { CouncilData, HoldingData, SeatData } from './operations.js';

/** Who sits here, class by class; vacant seats are told in numbers. */
export function Seats({ council }: { readonly council: CouncilData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section>
      <Heading level={2} id="seats">
        {t('council.seats')}
      </Heading>
      <Text>{t('council.seats.lead')}</Text>
      {council.classes.map((one) => (
        <section key={one.code}>
          <Heading level={3} id={`class-${one.code}`}>
            {one.label ?? one.code}
          </Heading>
          <Text>{classRule(messages, one)}</Text>
          <HeldSeats caption={one.label ?? one.code} seats={council.seats.filter((seat) => seat.class === one.code && seat.holder)} />
          <Text>{t('council.vacant', { count: Math.max(0, one.vacant) })}</Text>
        </section>
      ))}
      <Former council={council} />
    </section>
  );
}

interface Held {
  readonly seat: SeatData;
  readonly holder: HoldingData;
}

function HeldSeats({ caption, seats }: { readonly caption: string; readonly seats: readonly SeatData[] }): VNode | null {
  const messages = useWords();
  const { t } = messages;
  const rows = seats.flatMap<Held>((seat) => (seat.holder ? [{ seat, holder: seat.holder }] : []));
  if (rows.length === 0) return null;
  const votes = rows.flatMap(({ seat }) => votesWords(messages, seat));
  return (
    <>
      <StackedTable
        caption={caption}
        rows={rows}
        columns={[
          { heading: t('council.seat'), cell: ({ seat }) => <span id={`seat-${seat.number}`}>{t('council.seat.number', { number: seat.number })}</span> },
          { heading: t('council.seat.holder'), cell: ({ holder }) => holderName(messages, holder) },
          { heading: t('council.seat.way'), cell: ({ holder }) => wayWords(messages, holder.way) },
          { heading: t('council.seat.since'), cell: ({ holder }) => formatDay(messages, holder.since) },
          { heading: t('council.seat.until'), cell: ({ holder }) => (holder.until === null ? t('council.seat.until.none') : lastDay(messages, holder.until)) },
          { heading: t('council.seat.term'), number: true, cell: ({ holder }) => holder.term },
        ]}
      />
      {votes.length > 0 && <List items={votes} />}
    </>
  );
}

/** Whose vote may be cast by whom. */
function votesWords(messages: Messages, { number, votesFor, delegation }: SeatData): string[] {
  const { t } = messages;
  return [
    ...(votesFor.length === 0 ? [] : [t('council.seat.votesFor', { number, seats: votesFor.length, list: votesFor.join(', ') })]),
    ...(delegation === null ? [] : [t('council.seat.delegated', { number, to: delegation.to, day: lastDay(messages, delegation.until) })]),
  ];
}

function Former({ council }: { readonly council: CouncilData }): VNode | null {
  const messages = useWords();
  const { t } = messages;
  const left = council.seats.flatMap((seat) => seat.holders.filter(({ endedAt }) => endedAt !== null).map((holder) => ({ seat, holder })));
  if (left.length === 0) return null;
  return (
    <Details summary={t('council.former')}>
      <StackedTable
        caption={t('council.former')}
        rows={left}
        columns={[
          { heading: t('council.seat'), cell: ({ seat }) => `${t('council.seat.number', { number: seat.number })}, ${className(messages, council.classes, seat.class)}` },
          { heading: t('council.seat.holder'), cell: ({ holder }) => holderName(messages, holder) },
          { heading: t('council.seat.since'), cell: ({ holder }) => formatDay(messages, holder.since) },
          { heading: t('council.former.left'), cell: ({ holder }) => formatDay(messages, holder.endedAt ?? '') },
          { heading: t('council.former.why'), cell: ({ holder }) => <Tag>{words(messages, [`vacancy.${holder.ending ?? ''}`]) ?? holder.ending}</Tag> },
        ]}
      />
    </Details>
  );
}
