import type { VNode } from 'preact';
import { formatNumber } from '../messages/formats.js';
import { Details } from './notices.js';
import { Table } from './records.js';
import { useWords } from './words.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The list behind the bar. */
  readonly href?: string | undefined;
}

export interface TimelineChartProps {
  readonly id: string;
  readonly caption: string;
  readonly labelHeading: string;
  readonly valueHeading: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 400;
const HEIGHT = 190;
const LEFT = 40;
const TOP = 8;
const BOTTOM = 22;

/** Bars over time as a picture, and the same numbers as a table for those who cannot or would rather not read a picture. */
export function TimelineChart({ id, caption, labelHeading, valueHeading, bars }: TimelineChartProps): VNode {
  const words = useWords();
  const first = bars[0];
  const last = bars.at(-1);
  const peak = bars.reduce<Bar | undefined>((best, bar) => (!best || bar.value > best.value ? bar : best), undefined);
  return (
    <figure class="fm-chart" aria-labelledby={`${id}-caption`}>
      <figcaption class="fm-chart__caption" id={`${id}-caption`}>
        {caption}
      </figcaption>
      {first && last && peak && (
        <svg class="fm-chart__picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-summary`}>
          <title id={`${id}-summary`}>
            {words.t('chart.summary', { bars: bars.length, first: first.label, last: last.label, peak: peak.label, value: peak.value })}
          </title>
          <Grid top={niceTop(peak.value)} />
          <Bars bars={bars} top={niceTop(peak.value)} />
        </svg>
      )}
      <Details summary={words.t('chart.asTable')}>
        <Table
          caption={caption}
          captionHidden
          rows={bars}
          columns={[
            { heading: labelHeading, names: true, cell: (bar) => (bar.href === undefined ? bar.label : <a href={bar.href}>{bar.label}</a>) },
            { heading: valueHeading, number: true, cell: (bar) => formatNumber(words, bar.value) },
          ]}
        />
      </Details>
    </figure>
  );
}

/** The least of 2, 4, 6, 8, 10, 20, 40, 60 … that holds the value: both it and its half are whole numbers to write at the lines. */
export function niceTop(value: number): number {
  for (let scale = 1; ; scale *= 10) {
    for (const step of [2, 4, 6, 8, 10]) {
      if (value <= step * scale) return step * scale;
    }
  }
}

function y(value: number, top: number): number {
  return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
}

function Grid({ top }: { readonly top: number }): VNode {
  const words = useWords();
  return (
    <>
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line class={value === 0 ? 'fm-chart__axis' : 'fm-chart__line'} x1={LEFT} x2={WIDTH} y1={y(value, top)} y2={y(value, top)} />
          <text class="fm-chart__text" x={LEFT - 6} y={y(value, top) + 4} text-anchor="end">
            {formatNumber(words, value)}
          </text>
        </g>
      ))}
    </>
  );
}

function Bars({ bars, top }: { readonly bars: readonly Bar[]; readonly top: number }): VNode {
  const slot = (WIDTH - LEFT) / bars.length;
  const every = Math.ceil(bars.length / 8);
  return (
    <>
      {bars.map((bar, i) => {
        const height = y(0, top) - y(bar.value, top);
        return (
          <g key={bar.label}>
            <rect
              class="fm-chart__bar"
              x={(LEFT + i * slot + slot * 0.14).toFixed(1)}
              y={y(bar.value, top).toFixed(1)}
              width={(slot * 0.72).toFixed(1)}
              height={height.toFixed(1)}
              rx={Math.min(2, height).toFixed(1)}
            />
            {i % every === 0 && (
              <text class="fm-chart__text" x={(LEFT + (i + 0.5) * slot).toFixed(1)} y={HEIGHT - 6} text-anchor="middle">
                {bar.label}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}
