import { supersededOf as supersede } from '../../../app/domain/superseded.ts';

export * from '../../../app/domain/superseded.ts';

/** Gives a value that gave way another id each time. */
export const supersededOf: typeof supersede = (content, now) => {
  const doc = supersede(content, now);
  return { ...doc, _id: `${doc._id}${Math.random().toString(16).slice(2)}` };
};
