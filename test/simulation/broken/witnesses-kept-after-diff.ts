import { advance as go } from '../../../app/data/checkpoints.ts';

export * from '../../../app/data/checkpoints.ts';

/** Asks for ever after what a server has lost. */
export const advance: typeof go = (database, held, next, write) =>
  go(database, held, next, write, false);
