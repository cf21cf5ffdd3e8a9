import type { VNode } from 'preact';

export interface SplitBar {
  readonly label: string;
  /** From left to right. */
  readonly parts: readonly { readonly name: string; readonly value: number; readonly tone: 'yes' | 'no' | 'abstain' | 'plain' }[];
}

export interface SplitChartProps {
  readonly id: string;
  readonly caption: string;
  /** The picture in one sentence, for who does not see it. The figures stand in a table beside it, which the page adds. */
  readonly summary: string;
  readonly bars: readonly SplitBar[];
  /** Bars fill the whole width, so that shares are compared; otherwise lengths are. */
  readonly shares?: boolean;
}

const WIDTH = 400;
const ROW = 46;
const BAR = 20;

/** Bars of parts, one under the other, each with its name above it: reads on a narrow screen too. */
export function SplitChart({ id, caption, summary, bars, shares = false }: SplitChartProps): VNode {
  const sum = ({ parts }: SplitBar): number => parts.reduce((all, { value }) => all + value, 0);
  const longest = Math.max(1, ...bars.map(sum));
  return (
    <figure class="fm-chart" aria-labelledby={`${id}-caption`}>
      <figcaption class="fm-chart__caption" id={`${id}-caption`}>
        {caption}
      </figcaption>
      <svg class="fm-chart__picture" viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`} role="img" aria-labelledby={`${id}-summary`}>
        <title id={`${id}-summary`}>{summary}</title>
        {bars.map((bar, row) => {
          const all = shares ? Math.max(1, sum(bar)) : longest;
          let x = 0;
          return (
            <g key={bar.label}>
              <text class="fm-chart__text" x="0" y={row * ROW + 14}>
                {bar.label}
              </text>
              <rect class="fm-split__ground" x="0" y={row * ROW + 20} width={WIDTH} height={BAR} />
              {bar.parts.map(({ name, value, tone }) => {
                const width = (WIDTH * value) / all;
                const left = x;
                x += width;
                return value === 0 ? null : (
                  <g key={name}>
                    <rect class={`fm-split fm-split--${tone}`} x={left.toFixed(1)} y={row * ROW + 20} width={width.toFixed(1)} height={BAR} />
                    {width > 16 && (
                      <text class={`fm-split__value fm-split__value--${tone}`} x={(left + width / 2).toFixed(1)} y={row * ROW + 20 + 14.5} text-anchor="middle">
                        {value}
                      </text>
                    )}
                  </g>
                );
              })}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
