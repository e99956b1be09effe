import { met as meet } from '../../../app/domain/local-copy.ts';

export * from '../../../app/domain/local-copy.ts';

/** The version with the higher rev stands. */
export const met: typeof meet = (copy, current, context) => {
  if (!current || generationOf(current.rev) <= generationOf(copy.outgoing?.base)) {
    return meet(copy, current, context);
  }
  return { copy: { held: current }, superseded: [] };
};

function generationOf(rev: string | null | undefined): number {
  return Number.parseInt(rev ?? '0', 10);
}
