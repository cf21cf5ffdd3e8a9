import type { VNode } from 'preact';
import { BackLink, errorOf, type FieldError, Heading, List, Pagination, Radios, Select, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { address } from '../record/asked.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { StackedTable } from '../stacked-table.js';
import { drawTitle } from './draw-page.js';
import type { DrawData, PoolData, PoolMember } from './operations.js';
import { quotaLines } from './quota-lines.js';

export const REASONS = ['EMPLOYED_BY_PARTY', 'FUNDED_BY_PARTY', 'LITIGANT', 'FAMILY_OF_PARTY', 'EARLIER_JUROR', 'NOT_ELIGIBLE', 'DUPLICATE'] as const;
export const VOIDS = ['CANCELLED', 'INFEASIBLE', 'BEACON_ENDED', 'TAMPERED'] as const;

/** What was typed into one of the forms of the page, by the name of its field. */
export type TypedKeep = Readonly<Partial<Record<'quotas' | 'number' | 'reason' | 'note' | 'void' | 'voidNote' | 'appealed' | 'decision' | 'decisionNote', string>>>;

export interface KeepPageProps extends SignedInFrame {
  readonly draw: DrawData;
  readonly pool: PoolData;
  readonly typed: TypedKeep;
  readonly errors: readonly FieldError[];
  readonly done: string | undefined;
}

/** For stewards: look at the pool, decide about ties, have the lottery computed, close, or declare void. */
export function KeepPage({ draw, pool, typed, errors, done, ...frame }: KeepPageProps): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  const collecting = draw.status === 'COLLECTING';
  const path = `/draws/${draw.id}`;
  const own = { draw, pool, typed, errors, fields, path };
  return (
    <SignedInPage {...frame} title={t('keepDraw.title')} place="draws" errors={errors} done={done} before={<BackLink href={link(path)} text={drawTitle(messages, draw)} />}>
      <div class="fm-column">
        <Heading caption={drawTitle(messages, draw)}>{t('keepDraw.title')}</Heading>
        <Text>{words(messages, [`draw.status.${draw.status}`]) ?? draw.status}</Text>
        {collecting && <Lottery {...own} />}
        {collecting && <Appeals {...own} />}
        <Pool {...own} />
        {draw.bundleUrl !== null && (
          <Text>
            <a href={`${path}/full-bundle.json`}>{t('keepDraw.full')}</a>
          </Text>
        )}
        {draw.status !== 'DRAWN' && draw.status !== 'VOID' && (
          <FoldedAct summary={t('keepDraw.void')} action={`${path}/void`} fields={fields} button={t('keepDraw.button')} kind="danger" open={typed.void !== undefined}>
            <Select
              name="void"
              label={t('keepDraw.void.reason')}
              value={typed.void}
              error={errorOf(errors, 'void')}
              choices={VOIDS.map((value) => ({ value, label: words(messages, [`draw.reason.${value}`]) ?? value }))}
            />
            <TextArea name="voidNote" label={t('keepDraw.void.note')} optional rows={3} value={typed.voidNote} seenBy="public" />
          </FoldedAct>
        )}
      </div>
    </SignedInPage>
  );
}

interface SectionProps extends Pick<KeepPageProps, 'draw' | 'pool' | 'typed' | 'errors'> {
  readonly fields: Readonly<Record<string, string>>;
  readonly path: string;
}

function Lottery({ draw, typed, errors, fields, path }: SectionProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const { search } = draw;
  return (
    <>
      <Heading level={2}>{t('keepDraw.search')}</Heading>
      {search === null ? (
        <Text>{t('keepDraw.search.none')}</Text>
      ) : (
        <>
          <Text>{words(messages, [`keepDraw.search.${search.status}`], { kinds: search.kinds ?? 0, smallest: search.smallest ?? '', label: search.label ?? '' })}</Text>
          {(search.impossible ?? 0) > 0 && <Text>{t('keepDraw.search.impossible', { people: search.impossible ?? 0 })}</Text>}
          {!search.current && <Text>{t('keepDraw.search.stale')}</Text>}
          {search.words.length > 0 && (
            <>
              <Heading level={3}>{t('keepDraw.search.conflict')}</Heading>
              <List items={[...search.words]} />
            </>
          )}
          {search.relaxations.length > 0 && (
            <>
              <Heading level={3}>{t('keepDraw.search.relax')}</Heading>
              <Text>{t('keepDraw.search.relax.text')}</Text>
              <List items={[...search.relaxations]} />
            </>
          )}
        </>
      )}
      <ActForm action={`${path}/compute`} fields={fields} button={t('keepDraw.compute')} />
      <FoldedAct summary={t('keepDraw.relax')} action={`${path}/relax`} fields={fields} button={t('keepDraw.button')} open={typed.quotas !== undefined}>
        <TextArea name="quotas" label={t('openDraw.quotas')} hint={t('openDraw.quotas.hint')} rows={8} value={typed.quotas ?? quotaLines(draw.quotas)} error={errorOf(errors, 'quotas')} seenBy="public" />
      </FoldedAct>
      {search?.status === 'FOUND' && search.current && (
        <>
          <Heading level={3}>{t('keepDraw.close')}</Heading>
          <Text>{t('keepDraw.close.text')}</Text>
          <ActForm action={`${path}/close`} fields={fields} button={t('keepDraw.button')} kind="primary" />
        </>
      )}
    </>
  );
}

function Appeals({ pool, typed, errors, fields, path }: SectionProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const waiting = pool.appeals.edges.map(({ node }) => node);
  return (
    <>
      <Heading level={2}>{t('keepDraw.appeals')}</Heading>
      {waiting.length === 0 && <Text>{t('keepDraw.appeals.none')}</Text>}
      {waiting.map(({ number, reason, appealText }) => {
        const mine = typed.appealed === number;
        return (
          <div key={number}>
            <Heading level={3}>{t('keepDraw.appeal.of', { number, reason: words(messages, [`exclusion.${reason}`]) ?? '' })}</Heading>
            <p class="govuk-body fm-words">{appealText ?? t('draw.erased')}</p>
            <ActForm action={`${path}/appeal`} fields={{ ...fields, appealed: number }} button={t('keepDraw.button')}>
              <Radios
                name={`decision-${number}`}
                label={t('keepDraw.appeal.decision')}
                value={mine ? typed.decision : undefined}
                error={mine ? errorOf(errors, `decision-${number}`) : undefined}
                choices={[{ value: 'lift', label: t('keepDraw.appeal.lift') }, { value: 'uphold', label: t('keepDraw.appeal.uphold') }]}
              />
              <TextArea name={`note-${number}`} label={t('keepDraw.exclude.note')} hint={t('keepDraw.exclude.note.hint')} optional rows={3} value={mine ? typed.decisionNote : ''} />
            </ActForm>
          </div>
        );
      })}
    </>
  );
}

function Pool({ draw, pool, typed, errors, fields, path }: SectionProps): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const people = pool.drawPool.edges.map(({ node }) => node);
  const { pageInfo } = pool.drawPool;
  const answers = ({ features }: PoolMember): string => features?.map(({ category, value }) => `${category}: ${value}`).join('; ') ?? t('draw.erased');
  return (
    <>
      <Heading level={2}>{t('keepDraw.pool')}</Heading>
      {people.length === 0 ? (
        <Text>{t('keepDraw.pool.none')}</Text>
      ) : (
        <>
          <Text>{t('keepDraw.pool.text')}</Text>
          <StackedTable
            caption={t('keepDraw.pool')}
            rows={people}
            columns={[
              { heading: t('keepDraw.pool.number'), cell: ({ number }) => number },
              { heading: t('keepDraw.pool.status'), cell: ({ status, reason }) => `${words(messages, [`keepDraw.status.${status}`]) ?? status}${status === 'EXCLUDED' ? `: ${words(messages, [`exclusion.${reason}`]) ?? ''}` : ''}` },
              { heading: t('keepDraw.pool.answers'), cell: answers },
              { heading: t('keepDraw.pool.ties'), cell: ({ ties }) => ties ?? '–' },
              { heading: t('keepDraw.pool.contact'), cell: ({ contact }) => contact ?? '–' },
            ]}
          />
          <Pagination of={t('keepDraw.pool')} next={pageInfo.hasNextPage ? link(address(`${path}/keep`, { after: pageInfo.endCursor ?? undefined })) : undefined} />
        </>
      )}
      {draw.status === 'COLLECTING' && (
        <FoldedAct summary={t('keepDraw.exclude')} action={`${path}/exclude`} fields={fields} button={t('keepDraw.button')} open={typed.number !== undefined}>
          <TextInput name="number" label={t('keepDraw.exclude.number')} width={20} value={typed.number} error={errorOf(errors, 'number')} spellcheck={false} />
          <Select
            name="reason"
            label={t('keepDraw.exclude.reason')}
            hint={t('keepDraw.exclude.reason.hint')}
            value={typed.reason}
            error={errorOf(errors, 'reason')}
            choices={REASONS.map((value) => ({ value, label: words(messages, [`exclusion.${value}`]) ?? value }))}
          />
          <TextArea name="note" label={t('keepDraw.exclude.note')} hint={t('keepDraw.exclude.note.hint')} optional rows={3} value={typed.note} />
        </FoldedAct>
      )}
    </>
  );
}
