import { accepted as accept } from '../../../app/domain/local-copy.ts';

export * from '../../../app/domain/local-copy.ts';

/** Believes an answer: what was accepted is on its way no more. */
export const accepted: typeof accept = (...given) => {
  const copy = accept(...given);
  return copy.outgoing?.status === 'sent' ? { held: copy.held } : copy;
};
