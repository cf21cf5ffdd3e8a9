import type { ComponentChildren, VNode } from 'preact';
import type { MessageKey } from '../messages/index.js';
import { Hidden } from './text.js';
import { useWords } from './words.js';

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
  readonly action?: { readonly href: string; readonly text: string } | undefined;
}

export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }): VNode {
  const withActions = rows.some((row) => row.action !== undefined);
  return (
    <dl class="govuk-summary-list">
      {rows.map((row) => (
        <div class={`govuk-summary-list__row${withActions && !row.action ? ' govuk-summary-list__row--no-actions' : ''}`} key={row.key}>
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
          {row.action !== undefined && (
            <dd class="govuk-summary-list__actions">
              <a class="fm-link--plain" href={row.action.href}>
                {row.action.text}
                <Hidden> ({row.key})</Hidden>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

export interface Column<Row> {
  readonly heading: string;
  readonly number?: boolean;
  /** The cell that names the row. */
  readonly names?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly captionHidden?: boolean;
}

/** Scrolls sideways within itself on a narrow screen, by touch and by keyboard. */
export function Table<Row>({ caption, columns, rows, captionHidden = false }: TableProps<Row>): VNode {
  const { t } = useWords();
  const numeric = (column: Column<Row>): string => (column.number ? ' fm-table__number' : '');
  return (
    <div class="fm-table" role="region" aria-label={t('table.scroll', { caption })} tabIndex={0}>
      <table class="govuk-table">
        <caption class={`govuk-table__caption ${captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption--m'}`}>{caption}</caption>
        <thead>
          <tr class="govuk-table__row">
            {columns.map((column) => (
              <th scope="col" class={`govuk-table__header${numeric(column)}`} key={column.heading}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr class="govuk-table__row" key={i}>
              {columns.map((column) =>
                column.names ? (
                  <th scope="row" class={`govuk-table__header${numeric(column)}`} key={column.heading}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td class={`govuk-table__cell${numeric(column)}`} key={column.heading}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export type Tone = 'grey' | 'green' | 'amber' | 'red' | 'blue' | 'plum';

export function Tag({ tone = 'grey', children }: { readonly tone?: Tone; readonly children: ComponentChildren }): VNode {
  return <strong class={`fm-tag${tone === 'grey' ? '' : ` fm-tag--${tone}`}`}>{children}</strong>;
}

export type RecordState = Extract<MessageKey, `state.${string}`> extends `state.${infer S}` ? S : never;

const TONES: Readonly<Record<RecordState, Tone>> = {
  received: 'blue',
  'in-review': 'blue',
  'needs-information': 'amber',
  accepted: 'green',
  declined: 'grey',
  merged: 'plum',
  open: 'amber',
  'with-jury': 'plum',
  'with-council': 'plum',
  closed: 'grey',
  published: 'green',
  corrected: 'amber',
  retracted: 'red',
};

/** Where a report or an incident stands. The word says it; the colour only helps. */
export function StateTag({ state }: { readonly state: RecordState }): VNode {
  const { t } = useWords();
  return <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>;
}
