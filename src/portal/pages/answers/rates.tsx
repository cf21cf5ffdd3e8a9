import type { VNode } from 'preact';
import { useWords } from '../../kit/index.js';
import { formatNumber } from '../../messages/formats.js';
import { StackedTable } from '../stacked-table.js';
import { shareWords } from './answer-words.js';
import type { RatesData } from './operations.js';

/** Counts, each out of a count: "12 of 69" says what it is worth, a percentage does not. */
export function Rates({ rates }: { readonly rates: RatesData }): VNode {
  const messages = useWords();
  const { t } = messages;
  const figures = [
    { label: t('answers.answered'), value: shareWords(messages, rates.answered), note: t('answers.answered.note') },
    { label: t('answers.inTime'), value: shareWords(messages, rates.answeredInTime), note: t('answers.inTime.note') },
    { label: t('answers.overdue'), value: shareWords(messages, rates.overdue), note: t('answers.overdue.note') },
    { label: t('answers.kept'), value: shareWords(messages, rates.kept), note: t('answers.kept.note') },
    { label: t('answers.pending'), value: formatNumber(messages, rates.pending), note: '' },
    { label: t('answers.council.late'), value: shareWords(messages, rates.assessmentsOverdue), note: t('answers.council.late.note') },
  ];
  return (
    <dl class="fm-counts">
      {figures.map(({ label, value, note }) => (
        <div class="fm-count" key={label}>
          <dt class="fm-count__label">{label}</dt>
          <dd class="fm-count__value">{value}</dd>
          {note !== '' && <dd class="fm-count__note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

export interface LabRates extends RatesData {
  readonly name: string;
}

const WIDTH = 400;
const ROW = 34;
const PARTS = ['inTime', 'late', 'waiting', 'overdue'] as const;

/** One bar for each lab, as long as what it was asked; beneath it the same in numbers, and more. */
export function LabChart({ labs }: { readonly labs: readonly LabRates[] }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const most = Math.max(1, ...labs.map(({ asked }) => asked));
  const overdue = labs.reduce((sum, one) => sum + one.overdue.count, 0);
  return (
    <>
      <figure class="fm-chart" aria-labelledby="by-lab-caption">
        <figcaption class="fm-chart__caption" id="by-lab-caption">
          {t('answers.byLab.chart')}
        </figcaption>
        <svg class="fm-chart__picture" viewBox={`0 0 ${WIDTH} ${labs.length * ROW}`} role="img" aria-labelledby="by-lab-summary">
          <title id="by-lab-summary">{t('answers.byLab.summary', { labs: labs.length, overdue })}</title>
          {labs.map((lab, row) => (
            <LabBar key={lab.lab} lab={lab} y={row * ROW} unit={WIDTH / most} />
          ))}
        </svg>
        <ul class="fm-chart__legend govuk-body-s">
          {PARTS.map((part) => (
            <li key={part}>
              <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <rect class={`fm-chart__part--${part}`} width="12" height="12" />
              </svg>{' '}
              {t(`answers.${part}`)}
            </li>
          ))}
        </ul>
      </figure>
      <StackedTable
        caption={t('answers.byLab')}
        rows={labs}
        columns={[
          { heading: t('answers.lab'), cell: ({ lab, name }) => <a href={link(`/labs/${lab}`)}>{name}</a> },
          { heading: t('answers.asked'), number: true, cell: ({ asked }) => formatNumber(messages, asked) },
          { heading: t('answers.answered'), number: true, cell: ({ answered }) => shareWords(messages, answered) },
          { heading: t('answers.inTime'), number: true, cell: ({ answeredInTime }) => shareWords(messages, answeredInTime) },
          { heading: t('answers.waiting'), number: true, cell: ({ waiting }) => formatNumber(messages, waiting) },
          { heading: t('answers.overdue'), number: true, cell: ({ overdue: { count } }) => formatNumber(messages, count) },
          { heading: t('answers.kept'), number: true, cell: ({ kept }) => shareWords(messages, kept) },
          { heading: t('answers.pending'), number: true, cell: ({ pending }) => formatNumber(messages, pending) },
        ]}
      />
    </>
  );
}

function LabBar({ lab, y, unit }: { readonly lab: LabRates; readonly y: number; readonly unit: number }): VNode {
  const lengths = { inTime: lab.answeredInTime.count, late: lab.answered.count - lab.answeredInTime.count, waiting: lab.waiting, overdue: lab.overdue.count };
  let x = 0;
  return (
    <g>
      <text class="fm-chart__text" x="0" y={y + 12}>
        {[...lab.name].slice(0, 50).join('')}
      </text>
      {PARTS.map((part) => {
        const width = lengths[part] * unit;
        const bar = <rect key={part} class={`fm-chart__part--${part}`} x={x.toFixed(1)} y={y + 17} width={width.toFixed(1)} height="10" />;
        x += width;
        return bar;
      })}
    </g>
  );
}
