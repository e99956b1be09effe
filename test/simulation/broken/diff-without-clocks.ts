import { type differed as differ, takenIn } from '../../../app/domain/local-copy.ts';

export * from '../../../app/domain/local-copy.ts';

/** What `diff` brings is right, whatever is here. */
export const differed: typeof differ = (copy, news, context) => {
  if (copy.outgoing?.status === 'pending') return takenIn(copy, news, context);
  return { copy: { held: news }, superseded: [] };
};
