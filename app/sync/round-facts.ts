import type { StatusFacts } from './status.ts';
import type { SyncFailure } from './sync-failure.ts';

/** What a round's end says about device and server. */
export function factsOf(error: SyncFailure | undefined): Partial<StatusFacts> {
  switch (error?.code) {
    case undefined:
      return { trouble: undefined, storageFull: false };
    case 'storageFull':
      return { storageFull: true };
    case 'unknownQuarter':
    case 'forbidden':
    case 'otherServer':
      return { trouble: error.code };
    case 'noContact':
      return { trouble: 'unreachable' };
    default:
      return {};
  }
}
