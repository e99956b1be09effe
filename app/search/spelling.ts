/** How many slips are forgiven in a word of so many letters. */
export function forgivenSlips(letters: number): number {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

/** The longest word that is compared letter by letter; what stands behind is left out. */
const LONGEST = 63;
/** Rows of the table that is filled in, used again for every word: there are tens of thousands. */
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * The fewest slips (a letter put in, left out, replaced, or swapped with its neighbour) that make
 * `word` of the whole of `known`, or of its beginning, or of a part of it. The optimal string
 * alignment distance; where a part is enough, after Sellers (1980). More than `limit` is Infinity.
 */
export function slipsTo(
  word: string,
  known: string,
  match: 'whole' | 'beginning' | 'part',
  limit: number,
): number {
  const height = Math.min(word.length, LONGEST);
  // Behind the letters that the beginning may take, nothing can help.
  const reach = match === 'beginning' ? height + limit : LONGEST;
  const width = Math.min(known.length, reach, LONGEST);
  if (height - width > limit || (match === 'whole' && width - height > limit))
    return Number.POSITIVE_INFINITY;
  let [rowBefore, row, next] = rows;
  for (let j = 0; j <= width; j++) row[j] = match === 'part' ? 0 : j;
  for (let i = 1; i <= height; i++) {
    const fewest = fillRow(word, known, i, width, { rowBefore, row, next });
    if (fewest > limit) return Number.POSITIVE_INFINITY;
    [rowBefore, row, next] = [row, next, rowBefore];
  }
  let slips = at(row, width);
  if (match !== 'whole') for (let j = 0; j < width; j++) slips = Math.min(slips, at(row, j));
  return slips > limit ? Number.POSITIVE_INFINITY : slips;
}

interface Rows {
  rowBefore: Uint8Array;
  row: Uint8Array;
  next: Uint8Array;
}

/** Fills the table's row `i`; returns its smallest number. */
function fillRow(
  word: string,
  known: string,
  i: number,
  width: number,
  { rowBefore, row, next }: Rows,
): number {
  const letter = word.charCodeAt(i - 1);
  const letterBefore = i > 1 ? word.charCodeAt(i - 2) : -1;
  next[0] = i;
  let fewest = i;
  for (let j = 1; j <= width; j++) {
    const other = known.charCodeAt(j - 1);
    let slips = at(row, j - 1) + (letter === other ? 0 : 1);
    slips = Math.min(slips, at(row, j) + 1, at(next, j - 1) + 1);
    if (j > 1 && letterBefore === other && letter === known.charCodeAt(j - 2)) {
      slips = Math.min(slips, at(rowBefore, j - 2) + 1);
    }
    next[j] = slips;
    if (slips < fewest) fewest = slips;
  }
  return fewest;
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0;
}

/** Which letters a word has, one bit each; different letters may share a bit. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index++) bits |= 1 << (word.charCodeAt(index) % 31);
  return bits;
}

/** Whether so few letters of one word are missing in another that some slips may explain it. */
export function mayResemble(bits: number, knownBits: number, limit: number): boolean {
  let missing = bits & ~knownBits;
  for (let slips = 0; slips <= limit; slips++) {
    if (missing === 0) return true;
    missing &= missing - 1;
  }
  return false;
}
