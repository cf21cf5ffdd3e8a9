import type { VNode } from 'preact';
import { Details, Table, useWords } from '../../kit/index.js';
import { formatNumber } from '../../messages/formats.js';
import type { Lottery } from './operations.js';

const ACROSS = 40;
const STEP = 10;

export interface LotteryPictureProps {
  readonly panels: number;
  readonly drawn: number | null;
}

/** One square for each panel, all alike, and the one that was drawn marked. Its words and numbers stand in the page beside it. */
export function LotteryPicture({ panels, drawn }: LotteryPictureProps): VNode {
  const { t } = useWords();
  const rows = Math.ceil(panels / ACROSS);
  const place = (i: number): { x: number; y: number } => ({ x: (i % ACROSS) * STEP + 1, y: Math.floor(i / ACROSS) * STEP + 1 });
  // One path for all squares: a thousand elements would make a slow page.
  const squares = Array.from({ length: panels }, (_, i) => `M${place(i).x} ${place(i).y}h8v8h-8z`).join('');
  return (
    <figure class="fm-chart" aria-labelledby="lottery-caption">
      <figcaption class="fm-chart__caption" id="lottery-caption">
        {t(drawn === null ? 'draw.lottery.picture.dealt' : 'draw.lottery.picture')}
      </figcaption>
      <svg class="fm-chart__picture" viewBox={`0 0 ${ACROSS * STEP} ${rows * STEP}`} role="img" aria-labelledby="lottery-summary">
        <title id="lottery-summary">{t('draw.lottery.summary', { panels, drawn: drawn === null ? 'none' : String(drawn) })}</title>
        <path class="fm-split__ground" d={squares} />
        {drawn !== null && <rect class="fm-split fm-split--yes" x={place(drawn).x} y={place(drawn).y} width="8" height="8" />}
      </svg>
    </figure>
  );
}

/** On how many panels people sit: the chances as they came out. */
export function SeatCounts({ counts }: { readonly counts: NonNullable<Lottery['counts']> }): VNode {
  const messages = useWords();
  const { t } = messages;
  const byCount = new Map<number, number>();
  for (const count of counts) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  const rows = [...byCount].sort(([a], [b]) => a - b);
  return (
    <Details summary={t('draw.lottery.counts')}>
      <Table
        caption={t('draw.lottery.counts')}
        captionHidden
        rows={rows}
        columns={[
          { heading: t('draw.lottery.counts.panels'), names: true, number: true, cell: ([panels]) => formatNumber(messages, panels) },
          { heading: t('draw.lottery.counts.people'), number: true, cell: ([, people]) => formatNumber(messages, people) },
        ]}
      />
    </Details>
  );
}
