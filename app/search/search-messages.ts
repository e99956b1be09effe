import type { KeptQuarter } from './index-keeper.ts';

/** What the page says to whoever searches for it. */
export type SearchRequest =
  | ({ kind: 'open'; database: string } & KeptQuarter)
  /** `asker` is answered anew whenever the index changes, until it asks something else. */
  | { kind: 'ask'; asker: number; text: string }
  | { kind: 'leave'; asker: number }
  /** Documents on this device were written. */
  | { kind: 'changed' };

/** What the page is told. */
export type SearchReply =
  | { kind: 'answer'; asker: number; text: string; ids: string[]; whole: boolean }
  /** The documents cannot be read there. */
  | { kind: 'failed' };
