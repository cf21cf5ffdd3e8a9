import type { ComponentChildren, VNode } from 'preact';
import { ButtonLink, Buttons, Done, Hash, Heading, InsetText, Layout, SummaryList, type SummaryRow, Text, useWords, WarningText } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { Paragraphs, Verbatim } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { LotteryPicture, SeatCounts } from './lottery-picture.js';
import type { DrawData, Round } from './operations.js';

export interface DrawPageProps extends Frame {
  readonly draw: DrawData;
  readonly may: { readonly volunteer: boolean; readonly keep: boolean };
  readonly done: string | undefined;
}

export function drawTitle({ t }: Pick<Messages, 't'>, { id, title }: Pick<DrawData, 'id' | 'title'>): string {
  return title ?? t('draws.untitled', { id });
}

/** One draw for everybody: what is fixed, how far it is, the picture of its lottery, and how to do it again. */
export function DrawPage({ draw, may, done, ...frame }: DrawPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const title = drawTitle(messages, draw);
  const ongoing = draw.status === 'COLLECTING';
  return (
    <Layout {...frame} title={title} section="juries" islands={draw.status === 'DRAWN' ? ['draw-again'] : []}>
      <div class="fm-column">
        <Done text={done} />
        <Heading size="xl" caption={t('draw.caption', { id: draw.id })}>
          {title}
        </Heading>
        <Text>
          <strong>{words(messages, [`draw.status.${draw.status}`]) ?? draw.status}</strong>
        </Text>
        {draw.rehearsal && <WarningText>{t('draw.rehearsal')}</WarningText>}
        {draw.voidedAt !== null && (
          <InsetText>
            <p>{t('draw.void', { day: formatDay(messages, draw.voidedAt), reason: words(messages, [`draw.reason.${draw.voidReason}`]) ?? '' })}</p>
            {draw.voidNote !== null && <p class="fm-words">{draw.voidNote}</p>}
          </InsetText>
        )}
        {draw.about === null ? <Text>{t('draw.erased')}</Text> : <Paragraphs text={draw.about} />}
        <Buttons>
          {may.volunteer && <ButtonLink href={link(`/draws/${draw.id}/${draw.purpose === 'JURY' ? 'volunteer' : 'stand'}`)}>{t('draw.volunteer')}</ButtonLink>}
          {draw.purpose === 'JURY' && draw.status !== 'VOID' && (
            <ButtonLink kind="secondary" href={link(`/draws/${draw.id}/place`)}>
              {t('draw.place')}
            </ButtonLink>
          )}
          {may.keep && (
            <ButtonLink kind="secondary" href={link(`/draws/${draw.id}/keep`)}>
              {t('draw.keep')}
            </ButtonLink>
          )}
        </Buttons>
        <Facts draw={draw} />
        <Quotas draw={draw} />
        <Exclusions draw={draw} />
        <Steps draw={draw} />
        {!ongoing && draw.lottery !== null && <LotterySection draw={draw} />}
        {draw.bundleUrl !== null && <Again draw={draw} />}
        <History draw={draw} />
      </div>
    </Layout>
  );
}

function Facts({ draw }: { readonly draw: DrawData }): VNode {
  const messages = useWords();
  const { t } = messages;
  const { rules } = draw;
  const rows: SummaryRow[] = [
    { key: t('draw.fact.purpose'), value: words(messages, [`draw.purpose.${draw.purpose}`], { class: draw.class ?? '' }) },
    { key: t('draw.fact.size'), value: rules.size },
    { key: t('draw.fact.closes'), value: formatInstant(messages, draw.closesAt) },
    { key: t('draw.fact.standing'), value: t('draws.standing', { people: draw.standing }) },
    { key: t('draw.fact.panels'), value: rules.panels },
    { key: t('draw.fact.method'), value: words(messages, [`draw.method.${rules.method}`]) },
    ...(rules.cap === null ? [] : [{ key: t('draw.fact.cap'), value: rules.cap }]),
    ...(rules.relaxed === 0 ? [] : [{ key: t('draw.fact.relaxed'), value: t('draw.fact.relaxed.value', { times: rules.relaxed }) }]),
    { key: t('draw.fact.steward'), value: draw.openedBy },
  ];
  return (
    <>
      <Heading level={2}>{t('draw.facts')}</Heading>
      <SummaryList rows={rows} />
    </>
  );
}

function Quotas({ draw }: { readonly draw: DrawData }): VNode {
  const { t } = useWords();
  const closed = draw.lottery !== null;
  return (
    <>
      <Heading level={2}>{t('draw.quotas')}</Heading>
      <Text>{t('draw.quotas.text')}</Text>
      <StackedTable
        caption={t('draw.quotas')}
        rows={draw.quotas}
        columns={[
          { heading: t('draw.quotas.answer'), cell: ({ category, value }) => `${category}: ${value}` },
          { heading: t('draw.quotas.min'), number: true, cell: ({ min }) => min },
          { heading: t('draw.quotas.max'), number: true, cell: ({ max }) => max },
          ...(closed ? [{ heading: t('draw.quotas.people'), number: true, cell: ({ people }: DrawData['quotas'][number]) => people ?? t('draw.quotas.hidden') }] : []),
        ]}
      />
      {closed && draw.quotas.some(({ people }) => people === null) && <Text small>{t('draw.quotas.note')}</Text>}
    </>
  );
}

function Exclusions({ draw }: { readonly draw: DrawData }): VNode | null {
  const messages = useWords();
  const { t } = messages;
  const effect = draw.lottery?.effect;
  if (draw.exclusions.length === 0) return null;
  return (
    <>
      <Heading level={2}>{t('draw.exclusions')}</Heading>
      <Text>{t('draw.exclusions.text')}</Text>
      <StackedTable
        caption={t('draw.exclusions')}
        rows={draw.exclusions}
        columns={[
          { heading: t('draw.exclusions.reason'), cell: ({ reason }) => words(messages, [`exclusion.${reason}`]) ?? reason },
          { heading: t('draw.exclusions.people'), number: true, cell: ({ people }) => people },
        ]}
      />
      {effect && <Text>{t('draw.effect', { before: effect.smallestBefore, after: effect.smallestAfter, raised: effect.raised, lowered: effect.lowered })}</Text>}
    </>
  );
}

function Steps({ draw }: { readonly draw: DrawData }): VNode {
  const messages = useWords();
  const { t } = messages;
  const when = (done: string | null, due: string | null): string | undefined =>
    done !== null ? t('draw.step.done', { instant: formatInstant(messages, done) }) : due !== null ? t('draw.step.due', { instant: formatInstant(messages, due) }) : undefined;
  const round = ({ chain, round: number }: Round): { chain: string; round: string } => ({ chain, round: number });
  const steps: { readonly text: string; readonly when: string | undefined }[] = [
    { text: t('draw.step.opened'), when: when(draw.openedAt, null) },
    { text: t('draw.step.closed'), when: draw.closedAt === null ? t('draw.step.closed.due', { instant: formatInstant(messages, draw.closesAt) }) : when(draw.closedAt, null) },
    { text: draw.dealRound ? t('draw.step.dealt', { ...round(draw.dealRound), panels: draw.rules.panels }) : t('draw.step.dealt.unknown'), when: when(draw.dealtAt, draw.dealRound?.dueAt ?? null) },
    { text: draw.drawRound ? t('draw.step.drawn', round(draw.drawRound)) : t('draw.step.drawn.unknown'), when: when(draw.drawnAt, draw.drawRound?.dueAt ?? null) },
  ];
  return (
    <>
      <Heading level={2}>{t('draw.steps')}</Heading>
      <ol class="fm-timeline">
        {steps.map(({ text, when: moment }) => (
          <li class="fm-timeline__item" key={text}>
            <Text>{text}</Text>
            {moment !== undefined && <Text small>{moment}</Text>}
          </li>
        ))}
      </ol>
    </>
  );
}

function LotterySection({ draw }: { readonly draw: DrawData }): VNode | null {
  const { t } = useWords();
  const { lottery } = draw;
  if (!lottery) return null;
  return (
    <>
      <Heading level={2}>{t('draw.lottery')}</Heading>
      <Text>{t('draw.lottery.text', { smallest: lottery.smallest, largest: lottery.largest, label: lottery.label, gap: lottery.gap, kinds: lottery.kinds })}</Text>
      {lottery.counts !== null && <LotteryPicture panels={draw.rules.panels} drawn={draw.panelIndex} />}
      {draw.panelIndex !== null && draw.panel !== null && (
        <>
          <Heading level={3}>{t('draw.panel')}</Heading>
          <Text>{t('draw.panel.text', { index: String(draw.panelIndex), panel: draw.panel.join(', ') })}</Text>
        </>
      )}
      {lottery.counts !== null && <SeatCounts counts={lottery.counts} />}
      {lottery.types !== null && (
        <StackedTable
          caption={t('draw.lottery.types')}
          captionShown
          rows={lottery.types}
          columns={[
            { heading: t('draw.lottery.types.kind'), cell: ({ features }) => features.join(', ') },
            { heading: t('draw.exclusions.people'), number: true, cell: ({ people }) => people },
            { heading: t('draw.lottery.types.chance'), number: true, cell: ({ chance }) => chance },
          ]}
        />
      )}
    </>
  );
}

function Again({ draw }: { readonly draw: DrawData }): VNode {
  const { t } = useWords();
  const { drawRound, root } = draw;
  const computable = draw.status === 'DRAWN' && drawRound?.signature != null && root !== null;
  const rows: SummaryRow[] = [
    { key: t('draw.proof.pool'), value: <Hash>{draw.poolRoot ?? ''}</Hash> },
    ...(root === null ? [] : [{ key: t('draw.proof.root'), value: <Hash>{root}</Hash> }]),
    ...(draw.bundleHash === null ? [] : [{ key: t('draw.proof.bundle'), value: <Hash>{draw.bundleHash}</Hash> }]),
    ...(drawRound?.randomness == null ? [] : [{ key: t('draw.proof.randomness'), value: <Hash>{drawRound.randomness}</Hash> }]),
  ];
  return (
    <>
      <Heading level={2}>{t('draw.again')}</Heading>
      {computable && (
        <>
          <Text>{t('draw.again.text')}</Text>
          <fm-draw-again
            data-root={root}
            data-panels={String(draw.rules.panels)}
            data-drawn={String(draw.panelIndex)}
            data-chain={drawRound.chain}
            data-round={drawRound.round}
            data-randomness={drawRound.randomness ?? ''}
            data-signature={drawRound.signature ?? ''}
            data-previous={drawRound.previousSignature ?? ''}
            data-signature-ok={t('draw.again.signature.ok')}
            data-signature-no={t('draw.again.signature.no')}
            data-index-ok={t('draw.again.index.ok', { index: 'NUMBER' })}
            data-index-no={t('draw.again.index.no', { index: 'NUMBER' })}
          >
            <InsetText>{t('draw.again.noscript')}</InsetText>
            <template>
              <button class="fm-button fm-button--secondary" type="button">
                {t('draw.again.button')}
              </button>
              <div role="status">
                <ul class="fm-checks" />
              </div>
            </template>
          </fm-draw-again>
        </>
      )}
      <Text>{t('draw.again.file')}</Text>
      <Text>
        <a href={`/draws/${draw.id}/bundle.json`}>{t('draw.again.download')}</a>
      </Text>
      <Verbatim label={t('draw.again.command')}>{`npx folkmoot verify draw-${draw.id}.json`}</Verbatim>
      {draw.lottery?.types === null && <Text small>{t('draw.again.hidden')}</Text>}
      <Heading level={3}>{t('draw.proofs')}</Heading>
      <SummaryList rows={rows} />
    </>
  );
}

function History({ draw }: { readonly draw: DrawData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <>
      <Heading level={2}>{t('draw.history')}</Heading>
      <ul class="govuk-list">
        {draw.history.map(({ seq, at, command }) => (
          <li key={seq}>
            <a href={link(`/ledger/entries/${seq}`)}>{command}</a> · {formatInstant(messages, at)}
          </li>
        ))}
      </ul>
    </>
  );
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fm-draw-again': { readonly children?: ComponentChildren };
    }
  }
}
