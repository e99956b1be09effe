import type { ComponentChildren } from 'preact';

/** Rows of a poster that belong together. */
export interface PosterGroup {
  key: string;
  heading?: string;
  rows: readonly { key: string; content: ComponentChildren }[];
}

/** How large the words of a sheet are, largest first. */
export type Density = 'roomy' | 'medium' | 'tight' | 'small';

/** Sheets of paper that offices print on. */
export type Paper = 'a4' | 'a3';

/** What may be tried on a paper: no words under 16 pt. */
export const DENSITIES: Record<Paper, readonly Density[]> = {
  a4: ['roomy', 'medium', 'tight'],
  a3: ['roomy', 'medium', 'tight', 'small'],
};
