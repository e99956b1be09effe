import { HttpQuarterServer as Server } from '../../../app/sync/quarter-server.ts';

export * from '../../../app/sync/quarter-server.ts';

/** Does not name what was accepted, so that a server cannot say that it lost it. */
export class HttpQuarterServer extends Server {
  override changes(scope: string, since: string, _accepted: unknown, signal: AbortSignal) {
    return super.changes(scope, since, [], signal);
  }
}
