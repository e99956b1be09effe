import {
  type Counters,
  keepCounters as keep,
  readCounters as read,
} from '../../../app/data/device.ts';

export * from '../../../app/data/device.ts';

const counted = new WeakMap<object, Counters>();

/** Counts in memory and writes it down now and then. */
export const keepCounters: typeof keep = async (database, counters) => {
  counted.set(database, counters);
  if (counters.edits % 5 === 0) await keep(database, counters);
};
export const readCounters: typeof read = async (database) => {
  const known = await read(database);
  return counted.get(database) ?? known;
};
