/** A group of rows as it was measured, in any unit of length. */
export interface MeasuredGroup {
  /** What stands above its rows, spacing included. */
  heading: number;
  rows: readonly number[];
}

/** Some rows of a group on one sheet, `until` exclusive. */
export interface SheetPart {
  group: number;
  from: number;
  until: number;
}

/**
 * Deals groups out to sheets of paper, in order. Groups stay together, unless fewer sheets are
 * enough when they are parted; then a heading is repeated. A heading never stands without a row,
 * and a row higher than a sheet gets a sheet of its own.
 */
export function packSheets(groups: readonly MeasuredGroup[], room: number): SheetPart[][] {
  const together = dealt(groups, room, true);
  const parted = dealt(groups, room, false);
  return parted.length < together.length ? parted : together;
}

function dealt(
  groups: readonly MeasuredGroup[],
  room: number,
  keepsTogether: boolean,
): SheetPart[][] {
  const sheets: SheetPart[][] = [[]];
  let left = room;
  const turnOver = () => {
    if (sheets.at(-1)?.length) sheets.push([]);
    left = room;
  };
  groups.forEach(({ heading, rows }, group) => {
    const whole = heading + sum(rows);
    if (keepsTogether && whole > left && whole <= room) turnOver();
    let from = 0;
    do {
      if (heading + (rows[from] ?? 0) > left) turnOver();
      const until = from + rowsThatFit(rows.slice(from), left - heading);
      sheets.at(-1)?.push({ group, from, until });
      left -= heading + sum(rows.slice(from, until));
      from = until;
    } while (from < rows.length);
  });
  return sheets;
}

/** How many of the first rows fit; at least one, or nothing would ever be printed. */
function rowsThatFit(rows: readonly number[], room: number): number {
  let left = room;
  const tooMany = rows.findIndex((row) => {
    left -= row;
    return left < 0;
  });
  return tooMany === -1 ? rows.length : Math.max(1, tooMany);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
