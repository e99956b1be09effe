import { HttpQuarterServer as Server } from '../../../app/sync/quarter-server.ts';

export * from '../../../app/sync/quarter-server.ts';

type Question = Parameters<Server['changes']>[1];

/** Does not name what was accepted, so that a server cannot say that it lost it. */
export class HttpQuarterServer extends Server {
  override changes(scope: string, { since, erasedUpTo }: Question, signal: AbortSignal) {
    return super.changes(scope, { since, erasedUpTo }, signal);
  }
}
