import type { VNode } from 'preact';
import { errorOf, type FieldError, Heading, Hidden, Select, SummaryList, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { className, councilName, holderName, lastDay, wayWords } from '../councils/council-words.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { StackedTable } from '../stacked-table.js';
import type { Lab, OwnSeat } from './operations.js';

export const KINDS = ['EMPLOYMENT', 'FUNDING', 'SHARES', 'LITIGATION', 'FAMILY', 'ADVICE', 'OTHER'] as const;

/** What was typed into one of the forms of one seat. Names of fields end in the seat's id, for there may be several seats. */
export interface Typed {
  readonly seat: string;
  readonly lab?: string;
  readonly kind?: string;
  readonly note?: string;
  readonly to?: string;
  readonly until?: string;
  readonly topics?: string;
}

export interface SeatsPageProps extends SignedInFrame {
  readonly seats: readonly OwnSeat[];
  readonly labs: readonly Lab[];
  readonly typed?: Typed | undefined;
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

/** One's own seats: declare what ties one to a lab, let another vote, resign. Everything here is signed. */
export function SeatsPage({ seats, labs, typed, errors = [], done, ...frame }: SeatsPageProps): VNode {
  const { t } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('seats.title')} place="seats" errors={errors} done={done}>
      <div class="fm-column">
        <Heading size="xl">{t('seats.title')}</Heading>
        {seats.length === 0 && (
          <>
            <Text>{t('seats.none')}</Text>
            <Text>
              {t('seats.none.text')} <a href={frame.messages.link('/councils')}>{t('councils.title')}</a>
            </Text>
          </>
        )}
        {seats.map((seat) => (
          <OwnSeatSection key={seat.id} seat={seat} labs={labs} fields={frame.fields} typed={typed?.seat === seat.id ? typed : undefined} errors={typed?.seat === seat.id ? errors : []} />
        ))}
      </div>
    </SignedInPage>
  );
}

interface SectionProps {
  readonly seat: OwnSeat;
  readonly labs: readonly Lab[];
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Typed | undefined;
  readonly errors: readonly FieldError[];
}

function OwnSeatSection(props: SectionProps): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const { seat, fields } = props;
  const { council, holder, number } = seat;
  return (
    <section>
      <Heading level={2}>{t('seats.one', { council: councilName(messages, council), number })}</Heading>
      <SummaryList
        rows={[
          { key: t('keepCouncil.class'), value: className(messages, council.classes, seat.class) },
          { key: t('seats.name'), value: holder ? holderName(messages, holder) : '' },
          { key: t('council.seat.way'), value: wayWords(messages, holder?.way ?? '') },
          { key: t('council.seat.since'), value: formatDay(messages, holder?.since ?? '') },
          { key: t('seats.until'), value: holder?.until == null ? t('council.seat.until.none') : lastDay(messages, holder.until) },
          { key: t('seats.council'), value: <a href={link(`/councils/${council.id}`)}>{councilName(messages, council)}</a> },
        ]}
      />
      <OwnInterests {...props} />
      <OwnDelegation {...props} />
      <FoldedAct summary={t('seats.resign')} action={pathOf(seat, 'resign')} fields={fields} button={t('keepCouncil.button')} kind="danger">
        <Text>{t('seats.resign.text')}</Text>
      </FoldedAct>
    </section>
  );
}

function OwnInterests({ seat, labs, fields, typed, errors }: SectionProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const held = seat.interests.filter(({ endedAt, member }) => endedAt === null && member === seat.holder?.member);
  const name = (field: string): string => `${field}-${seat.id}`;
  return (
    <>
      <Heading level={3}>{t('seats.interests')}</Heading>
      {held.length === 0 ? (
        <Text>{t('seats.interests.none')}</Text>
      ) : (
        <StackedTable
          caption={t('seats.interests')}
          rows={held}
          columns={[
            { heading: t('council.interests.lab'), cell: ({ lab, labName }) => labName ?? lab },
            { heading: t('council.interests.kind'), cell: ({ kind }) => words(messages, [`interest.${kind}`]) ?? kind },
            { heading: t('council.interests.note'), cell: ({ note }) => note ?? '–' },
            {
              heading: t('council.interests.ended'),
              cell: ({ id, lab, labName }) => (
                <>
                  <Hidden>{t('seats.end.which', { lab: labName ?? lab })}</Hidden>
                  <ActForm action={pathOf(seat, 'interest/end')} fields={{ ...fields, interest: id }} button={t('seats.end')} small />
                </>
              ),
            },
          ]}
        />
      )}
      <FoldedAct summary={t('seats.declare')} action={pathOf(seat, 'interest')} fields={fields} button={t('keepCouncil.button')} open={typed?.kind !== undefined}>
        <Select name={name('lab')} label={t('seats.declare.lab')} value={typed?.lab} error={errorOf(errors, name('lab'))} choices={labs.map((lab) => ({ value: lab.id, label: lab.name ?? lab.id }))} />
        <Select
          name={name('kind')}
          label={t('seats.declare.kind')}
          value={typed?.kind}
          error={errorOf(errors, name('kind'))}
          choices={KINDS.map((value) => ({ value, label: words(messages, [`interest.${value}`]) ?? value }))}
        />
        <TextArea name={name('note')} label={t('seats.declare.note')} optional rows={3} value={typed?.note} seenBy="public" />
      </FoldedAct>
    </>
  );
}

function OwnDelegation({ seat, fields, typed, errors }: SectionProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const { delegation, council } = seat;
  const name = (field: string): string => `${field}-${seat.id}`;
  const others = council.seats.flatMap(({ number, class: code, holder }) =>
    holder && number !== seat.number
      ? [{ value: String(number), label: `${t('council.seat.number', { number })}: ${holderName(messages, holder)} (${className(messages, council.classes, code)})` }]
      : [],
  );
  return (
    <>
      <Heading level={3}>{t('seats.delegation')}</Heading>
      {delegation === null ? (
        <Text>{t('seats.delegation.none')}</Text>
      ) : (
        <>
          <Text>{t('seats.delegation.now', { to: delegation.to, day: lastDay(messages, delegation.until) })}</Text>
          <ActForm action={pathOf(seat, 'delegate/revoke')} fields={fields} button={t('seats.revoke')} small />
        </>
      )}
      {others.length > 0 && (
        <FoldedAct summary={t('seats.delegate')} action={pathOf(seat, 'delegate')} fields={fields} button={t('keepCouncil.button')} open={typed?.to !== undefined}>
          <Text>{t('seats.delegate.text')}</Text>
          <Select name={name('to')} label={t('seats.delegate.to')} value={typed?.to} error={errorOf(errors, name('to'))} choices={others} />
          <TextInput name={name('until')} label={t('seats.delegate.until')} hint={t('seats.delegate.until.hint')} width={10} value={typed?.until} error={errorOf(errors, name('until'))} />
          <TextInput name={name('topics')} label={t('seats.delegate.topics')} hint={t('seats.delegate.topics.hint')} optional value={typed?.topics} error={errorOf(errors, name('topics'))} />
        </FoldedAct>
      )}
    </>
  );
}

function pathOf({ council, number }: OwnSeat, act: string): string {
  return `/seats/${council.id}/${number}/${act}`;
}
