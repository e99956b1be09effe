import { adoptSession as adopt } from '../../../app/data/adopt-session.ts';

export * from '../../../app/data/adopt-session.ts';

/** Whose rights are ended has nothing more to send. */
export const adoptSession: typeof adopt = async (database, told) => {
  if (told.revoked) await database.outbox.clear();
  return adopt(database, told);
};
