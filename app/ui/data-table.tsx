import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import './data-table.css';

/** One line: its cells in the order of the columns. */
export interface TableRow {
  key: string;
  cells: readonly ComponentChildren[];
}

/**
 * A dense table where there is room for one, a card for each row where there is not. Its roles are said
 * expressly: browsers forget them where a table is laid out as something else.
 */
export function DataTable({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly TableRow[];
}) {
  return (
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
          <Line key={row.key} columns={columns} row={row} />
        ))}
      </tbody>
    </table>
  );
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
