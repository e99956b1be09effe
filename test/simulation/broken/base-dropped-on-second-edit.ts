import { edited as edit } from '../../../app/domain/local-copy.ts';

export * from '../../../app/domain/local-copy.ts';

/** Takes the first edit, which nobody has seen, for what everybody had seen. */
export const edited: typeof edit = (copy, change, by) => {
  const next = edit(copy, change, by);
  if (!next?.outgoing || copy.outgoing?.status !== 'pending' || !copy.held) return next;
  return { ...next, outgoing: { ...next.outgoing, bases: [copy.held] } };
};
