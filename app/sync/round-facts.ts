import type { Result } from '#domain/result.ts';
import type { RoundNews } from './round.ts';
import type { StatusFacts } from './status.ts';
import type { SyncFailure } from './sync-failure.ts';

/** A server that is busy comes back within minutes; only one without room wants this much patience, s. */
const PUT_OFF_AFTER_S = 3600;

/** What a round's end says about device and server. */
export function factsOf(round: Result<RoundNews, SyncFailure>): Partial<StatusFacts> {
  if (round.ok) {
    const isPutOff = round.value.after >= PUT_OFF_AFTER_S;
    return { trouble: undefined, storageFull: false, isPutOff };
  }
  switch (round.error.code) {
    case 'storageFull':
      return { storageFull: true };
    case 'unknownQuarter':
    case 'forbidden':
    case 'otherServer':
      return { trouble: round.error.code };
    case 'noContact':
      return { trouble: 'unreachable' };
    default:
      return {};
  }
}
