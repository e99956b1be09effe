/** Makes something of many items, so many at a time and one batch after the other, in order. */
export async function inBatches<Item, Made>(
  items: readonly Item[],
  size: number,
  make: (batch: readonly Item[]) => Promise<readonly Made[]>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let start = 0; start < items.length; start += size) {
    made.push(...(await make(items.slice(start, start + size))));
  }
  return made;
}
