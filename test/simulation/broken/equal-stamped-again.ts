import { judgeWrite as judge } from '../../../sync-server/push/judge-write.ts';

export * from '../../../sync-server/push/judge-write.ts';

/** A server that takes the same write for another one when it comes again. */
export const judgeWrite: typeof judge = (incoming, current, judging) => {
  const verdict = judge(incoming, current, judging);
  const { version, id } = incoming;
  if (verdict.result?.outcome !== 'accepted' || !current || version.deleted) return verdict;
  const stamp = { ...verdict.result.stamp, updatedAt: judging.arrival.now.toISOString() };
  return { store: { id, base: current.rev, doc: { ...version.doc, ...stamp } }, stamp };
};
