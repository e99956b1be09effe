import { ownerOf } from '#domain/ids.ts';
import { newsIn } from '#domain/news.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { Reaction } from './reaction.ts';

/** What is older is no news any more: types that only servers write may just have been made again. */
const NEWS_MS = 24 * 3_600_000;

/** Tells people on their own phones that there is something new for them, where they switched that
 *  on. Nobody waits for it, and what is told twice is shown once. */
export function tellPeople(notifier: Notifier): Reaction {
  return {
    name: 'tellPeople',
    async react(change, read) {
      if (change.deleted) return [];
      const owner = ownerOf(change.id);
      const news = newsIn(change.id, change.doc);
      if (owner === undefined || !news) return [];
      if (!(read.now.getTime() - Date.parse(news.at) < NEWS_MS)) return [];
      void notifier.tell(read.quarterId, owner, `${change.id} ${change.rev}`).catch(() => {});
      return [];
    },
  };
}
