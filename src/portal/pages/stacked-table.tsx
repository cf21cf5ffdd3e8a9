import type { ComponentChildren, VNode } from 'preact';

export interface StackedTableProps<Row> {
  readonly caption: string;
  /** The first column names the row. */
  readonly columns: readonly { readonly heading: string; readonly number?: boolean; readonly cell: (row: Row) => ComponentChildren }[];
  readonly rows: readonly Row[];
  readonly captionShown?: boolean;
}

/** A table where there is room for one; on a narrow screen each row by itself, every line with its label. */
export function StackedTable<Row>({ caption, columns, rows, captionShown = false }: StackedTableProps<Row>): VNode {
  return (
    <table class="govuk-table fm-stacked">
      <caption class={captionShown ? 'govuk-table__caption govuk-table__caption--m' : 'govuk-visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ heading, number }) => (
            <th scope="col" class={`govuk-table__header${number ? ' fm-table__number' : ''}`} key={heading}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {columns.map(({ heading, number, cell }, column) =>
              column === 0 ? (
                <th scope="row" class="govuk-table__header" key={heading}>
                  {cell(row)}
                </th>
              ) : (
                <td class={`govuk-table__cell${number ? ' fm-table__number' : ''}`} key={heading}>
                  <span class="fm-stacked__label" aria-hidden="true">
                    {heading}
                  </span>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
