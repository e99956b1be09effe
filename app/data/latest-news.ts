import { addresses } from '#domain/addresses.ts';
import { type News, newsIn } from '#domain/news.ts';
import type { LocalDatabase } from './database.ts';
import { readSession } from './device.ts';

/** The address of the screen on which the newest news of this phone's person is read; `undefined` where
 *  there is none. Of what is encrypted here only what stays in clear is looked at. */
export async function addressOfLatestNews(database: LocalDatabase): Promise<string | undefined> {
  const { personId, quarters } = await readSession(database);
  if (personId === undefined) return undefined;
  let latest: { news: News; quarter: string } | undefined;
  for (const quarter of quarters) {
    const rows = await database.documents
      .where('[quarter+id]')
      .between([quarter, `${personId}:`], [quarter, `${personId}:\uffff`])
      .toArray();
    for (const { id, doc } of rows) {
      const news = newsIn(id, { ...doc, _id: id });
      if (news && news.at > (latest?.news.at ?? '')) latest = { news, quarter };
    }
  }
  return latest && addressOf(latest.news, latest.quarter);
}

function addressOf({ about, key }: News, quarter: string): string {
  if (about === 'task') return addresses.task(quarter, key);
  if (about === 'registration') return addresses.join(quarter, key);
  return addresses.ownRequest(quarter, key);
}
