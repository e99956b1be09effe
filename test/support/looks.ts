/** A way in which somebody has set the app, at which screens are looked at. */
export interface Look {
  name: string;
  settings: Record<string, unknown>;
  /** Width of the window, CSS px. */
  width: number;
  /** Looked at by `npm run proof` only, which looks at all (`LOOKS=all`). */
  isForProof?: true;
}

/** The looks of this run: those of every `npm test` have both schemes, sizes and directions between them. */
export function looksOfThisRun<L extends Pick<Look, 'isForProof'>>(looks: readonly L[]): L[] {
  return looks.filter(({ isForProof }) => !isForProof || process.env.LOOKS === 'all');
}
