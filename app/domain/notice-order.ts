import type { LocalDate } from './local-time.ts';
import type { Notice } from './notice.ts';

/** The notices of a day: important ones first, then the newest. */
export function currentNotices(notices: readonly Notice[], today: LocalDate): Notice[] {
  return notices
    .filter((notice) => isCurrent(notice, today))
    .sort((a, b) => {
      if (Boolean(a.important) !== Boolean(b.important)) return a.important ? -1 : 1;
      if (a.from !== b.from) return a.from > b.from ? -1 : 1;
      return a._id < b._id ? -1 : 1;
    });
}

/** Whether a notice is shown on a day. */
function isCurrent(notice: Pick<Notice, 'from' | 'until'>, today: LocalDate): boolean {
  return notice.from <= today && (notice.until === undefined || today <= notice.until);
}
