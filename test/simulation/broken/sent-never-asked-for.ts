export * from '../../../app/data/sent-entries.ts';

/** Waits for the feed to show what was accepted, for ever. */
export async function sentBefore(): Promise<string[]> {
  return [];
}
