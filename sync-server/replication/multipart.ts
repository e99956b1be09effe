import { randomBytes } from 'node:crypto';

/** One revision that was asked for by `open_revs`, or the rev that is not there. */
export type OpenRevision = { ok: object } | { missing: string };

/** Whether the peer wants `multipart/mixed`, as CouchDB's replicator does; PouchDB wants JSON. */
export function wantsMultipart(accept: string | undefined): boolean {
  return /\bmultipart\/(?:mixed|\*)/i.test(accept ?? '');
}

/** The revisions as parts of `multipart/mixed`, without attachments. [RFC 2046, 5.1.3] */
export function multipartOf(revisions: readonly OpenRevision[]): { type: string; body: string } {
  const boundary = randomBytes(16).toString('hex');
  const parts = revisions.map((revision) => {
    const type = 'ok' in revision ? 'application/json' : 'application/json; error="true"';
    const content = JSON.stringify('ok' in revision ? revision.ok : revision);
    return `\r\nContent-Type: ${type}\r\n\r\n${content}\r\n--${boundary}`;
  });
  return {
    type: `multipart/mixed; boundary="${boundary}"`,
    body: `--${boundary}${parts.join('')}--`,
  };
}
