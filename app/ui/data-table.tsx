import { type ComponentChildren, Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import './data-table.css';

/** One line: its cells in the order of the columns. */
export interface TableRow {
  key: string;
  cells: readonly ComponentChildren[];
  /** What stands under it over all columns; absent where nothing does. */
  below?: { id: string; content: ComponentChildren };
}

/**
 * A dense table where there is room for one, a card for each row where there is not. Its roles are said
 * expressly: browsers forget them where a table is laid out as something else.
 */
export function DataTable({
  label,
  columns,
  rows,
  isWide = false,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly TableRow[];
  /** It needs more room than others to be a table: many columns, or long words in them. */
  isWide?: boolean;
}) {
  const room = isWide ? 'data-table-room data-table-room-wide' : 'data-table-room';
  const table = (
    // biome-ignore lint/a11y/noRedundantRoles: see above.
    <table class="card data-table" role="table" aria-label={label}>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above.
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Fragment key={row.key}>
            <Line columns={columns} row={row} />
            {row.below && (
              // biome-ignore lint/a11y/noRedundantRoles: see above.
              <tr role="row" class="data-table-below">
                {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
                <td role="cell" id={row.below.id} colSpan={columns.length}>
                  {row.below.content}
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
  return <div class={room}>{table}</div>;
}

/** A row that is the same object as before is not gone through again: a search leaves most as they are. */
function Line({ columns, row }: { columns: readonly string[]; row: TableRow }) {
  return useMemo(
    () => (
      // biome-ignore lint/a11y/noRedundantRoles: see above.
      <tr role="row">
        {row.cells.map((cell, index) => (
          // biome-ignore lint/a11y/noRedundantRoles: see above.
          <td key={columns[index]} role="cell" class={emptyClass(cell)}>
            <span class="data-table-label">{columns[index]}: </span>
            {cell}
          </td>
        ))}
      </tr>
    ),
    [row, columns.join()],
  );
}

/** Where there is nothing to read, a row's card says nothing of the column either. */
function emptyClass(cell: ComponentChildren): string | undefined {
  const isEmpty = cell === undefined || cell === null || cell === false || cell === '';
  return isEmpty ? 'data-table-empty' : undefined;
}
