import { HttpQuarterServer as Sound } from '../../../app/sync/quarter-server.ts';

export * from '../../../app/sync/quarter-server.ts';

/** Says of no write which device it is of: whoever the server takes it for has written it. */
export class HttpQuarterServer extends Sound {
  override push(...[writes, { device: _, ...said }, signal]: Parameters<Sound['push']>) {
    return super.push(writes, said, signal);
  }
}
