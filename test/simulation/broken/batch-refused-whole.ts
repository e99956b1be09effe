import { takeOutcomes as take } from '../../../app/data/outbox.ts';

export * from '../../../app/data/outbox.ts';

/** Where one write is refused, the whole batch is. */
export const takeOutcomes: typeof take = (around, batch, answer) => {
  const refused = answer.outcomes.find(({ outcome }) => outcome === 'rejected');
  const outcomes = answer.outcomes.map((one) => (refused ? { ...refused, id: one.id } : one));
  return take(around, batch, { ...answer, outcomes });
};
