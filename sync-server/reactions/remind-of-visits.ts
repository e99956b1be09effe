import type { Contact } from '#domain/contact.ts';
import { ownerOf, partsOf } from '#domain/ids.ts';
import { addDays, dateOf, type LocalDate } from '#domain/local-time.ts';
import type { RequestStep } from '#domain/request-step.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { Database, LivingDocument } from '../stores/store.ts';
import type { DailyTask } from './daily-task.ts';

/** When people are at home, and not in bed. */
const FROM_HOUR = 16;
const PAGE = 500;

/** On the evening before a visit, reminds who goes and who waits, where they switched that on. Whom no
 *  phone can be told is on the Anrufliste since the visit was agreed. */
export function remindOfVisits(notifier: Notifier): DailyTask {
  return {
    name: 'remind',
    fromHour: FROM_HOUR,
    async run(database, { quarterId, today }) {
      const tomorrow = addDays(today, 1);
      for (const { personId, requestKey } of await visitsOn(database, tomorrow)) {
        const about = `visit ${requestKey} ${tomorrow}`;
        // Push services may be slow, or away: nothing waits for them.
        void notifier.tell(quarterId, personId, about).catch(() => {});
      }
    },
  };
}

/** Both people of every visit of a day. */
async function visitsOn(
  database: Database,
  day: LocalDate,
): Promise<{ personId: string; requestKey: string }[]> {
  const contacts = new Map<string, string>();
  const accepted: { personId: string; requestKey: string }[] = [];
  let seq: string | undefined;
  for (let more = true; more; ) {
    const page = await database.changes({ seq, limit: PAGE });
    for (const stored of page.changes) {
      if (stored.deleted) continue;
      const visit = visitIn(stored, day);
      if (visit?.type === 'contact') contacts.set(visit.requestKey, visit.personId);
      if (visit?.type === 'requestStep') accepted.push(visit);
    }
    ({ seq, more } = page);
  }
  // The contact lasts as long as the task: without one nobody comes any more.
  const goes = [...contacts].map(([requestKey, personId]) => ({ requestKey, personId }));
  return [...goes, ...accepted.filter(({ requestKey }) => contacts.has(requestKey))];
}

function visitIn({ id, doc }: LivingDocument, day: LocalDate) {
  const { type } = partsOf(id) ?? {};
  if (type !== 'contact' && type !== 'requestStep') return undefined;
  const { requestId: requestKey, when } = doc as unknown as
    | Contact
    | (RequestStep & { when?: string });
  const personId = ownerOf(id);
  if (personId === undefined || when === undefined || dateOf(when) !== day) return undefined;
  return { type, personId, requestKey };
}
