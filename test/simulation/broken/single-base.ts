import {
  accepted as accept,
  edited as edit,
  type LocalCopy,
  met as meet,
} from '../../../app/domain/local-copy.ts';

export * from '../../../app/domain/local-copy.ts';

/** Keeps the last base only. */
export const edited: typeof edit = (...given) => {
  const next = edit(...given);
  return next && withLastBase(next);
};
export const accepted: typeof accept = (...given) => withLastBase(accept(...given));
export const met: typeof meet = (...given) => {
  const step = meet(...given);
  return { ...step, copy: withLastBase(step.copy) };
};

function withLastBase(copy: LocalCopy): LocalCopy {
  if (!copy.outgoing) return copy;
  return { ...copy, outgoing: { ...copy.outgoing, bases: copy.outgoing.bases.slice(-1) } };
}
