import { changeDocument } from '../../../app/data/local-writes.ts';
import { push as send } from '../../../app/sync/push.ts';

export * from '../../../app/sync/push.ts';

/** Takes a write whose answer was lost for one that has yet to be made. */
export const push: typeof send = async (parts, signal) => {
  const pushed = await send(parts, signal);
  if (pushed.ok || pushed.error.code !== 'noContact') return pushed;
  const entries = await parts.around.database.outbox.toArray();
  for (const { id, status, clean } of entries) {
    if (status !== 'pending' || clean) continue;
    // A full disk keeps it from making its mistake.
    await changeDocument(parts.around, id, (doc) => doc && { ...doc }).catch(() => undefined);
  }
  return pushed;
};
