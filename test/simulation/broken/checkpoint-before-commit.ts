import { advance } from '../../../app/data/checkpoints.ts';
import { takePage as take } from '../../../app/data/taking-in.ts';

export * from '../../../app/data/taking-in.ts';

/** Notes how far it has come before it has what came. */
export const takePage: typeof take = async (around, held, next, page, acceptances) => {
  const { database } = around;
  const noted = await database.transaction('rw', database.checkpoints, async () =>
    advance(database, held, next, async () => undefined),
  );
  return noted.ok ? take(around, next, next, page, acceptances) : noted;
};
