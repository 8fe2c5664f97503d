import { CopyButton } from './CopyButton.tsx';
import { type Table, toCsv } from './csv.ts';
import { formatShort } from './format.ts';

/** The numbers of a figure as a table that opens; copied as CSV in full precision. */
export function DataTable({
  id,
  label = 'Numbers',
  caption,
  table,
}: {
  readonly id: string;
  /** What opens it; a figure with two tables names each. */
  readonly label?: string;
  readonly caption: string;
  readonly table: Table;
}) {
  const [first, ...others] = table.columns;
  return (
    <details class="fig-more data" id={`${id}-data`}>
      <summary>{label}</summary>
      <div class="data-body">
        {/* The table scrolls by itself on a phone, so it takes the focus. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section class="data-scroll" tabIndex={0} aria-label={caption}>
          <table>
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {others.map((column) => (
                  <th key={column} scope="col" class="num">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={String(row[0])}>
                  <th scope="row">{cell(row[0])}</th>
                  {row.slice(1).map((value, index) => (
                    <td key={others[index]} class={typeof value === 'number' ? 'num' : undefined}>
                      {cell(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <CopyButton label="Copy as CSV" text={() => toCsv(table)} />
      </div>
    </details>
  );
}

function cell(value: string | number | undefined): string {
  return typeof value === 'number' ? formatShort(value) : (value ?? '');
}
