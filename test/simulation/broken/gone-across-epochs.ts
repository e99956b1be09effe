import { takeDifference as take } from '../../../app/data/taking-in.ts';

export * from '../../../app/data/taking-in.ts';

/** What the server has not, is gone here too, pending or not. */
export const takeDifference: typeof take = (around, held, next, difference, question) => {
  const gone = difference.gone.map((one) => ({ ...one, why: 'erased' as const }));
  return take(around, held, next, { ...difference, gone }, question);
};
