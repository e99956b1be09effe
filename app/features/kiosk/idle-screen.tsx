import { Hand } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AgendaEntry } from '#domain/agenda-entry.ts';
import { dateOf, type LocalDateTime, localDateTimeAt, timeOf } from '#domain/local-time.ts';
import type { Notice } from '#domain/notice.ts';
import type { Quarter } from '#domain/quarter.ts';
import { translated } from '#domain/translation.ts';
import { dayHeading } from '../../texts/day-words.ts';
import { entryRow } from '../../texts/entry-row.ts';
import { useKiosk } from '../../texts/kiosk-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { EntryNotes } from '../../ui/entry-notes.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { usePictures, useRotation } from './use-pictures.ts';
import './idle-screen.css';

/** What an info tablet shows while nobody stands there: large, calm, one thing after the other. A touch
 *  anywhere begins. */
export function IdleScreen({
  quarterId,
  quarter,
  onWake,
}: {
  quarterId: string;
  quarter?: Quarter;
  onWake: () => void;
}) {
  const { dates } = useTexts();
  const { pictures: words, welcome } = useKiosk();
  const now = localDateTimeAt(useNow());
  const { pictures, placesById } = usePictures(quarterId, quarter, now);
  const picture = useRotation(pictures);
  const begin = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => begin.current?.focus({ preventScroll: true }), []);
  return (
    <main id="content" class="idle-screen">
      <p class="idle-screen-head">
        <span>{quarter ? welcome(quarter.name) : words.title}</span>
        <span>{dates.time(timeOf(now))}</span>
      </p>
      <div class="idle-screen-picture" key={picture?.id ?? 'none'}>
        {picture?.kind === 'notice' && <NoticePicture notice={picture.notice} />}
        {picture?.kind === 'day' && (
          <DayPicture {...{ day: picture.day, entries: picture.entries, now, placesById }} />
        )}
        {!picture && pictures && <h1>{words.nothing}</h1>}
      </div>
      <button ref={begin} type="button" class="idle-screen-begin" onClick={onWake}>
        <span>
          <Icon node={Hand} size={48} />
          {words.start}
        </span>
      </button>
    </main>
  );
}

function NoticePicture({ notice }: { notice: Notice }) {
  const { code } = useTexts();
  const { pictures } = useKiosk();
  const title = translated(notice, 'title', code);
  const text = translated(notice, 'text', code);
  return (
    <>
      <p class="idle-screen-important tone-warn">{pictures.important}</p>
      <h1>
        <bdi lang={title?.lang}>{title?.words}</bdi>
      </h1>
      <p class="idle-screen-text">
        <bdi lang={text?.lang}>{text?.words}</bdi>
      </p>
    </>
  );
}

function DayPicture({
  day,
  entries,
  now,
  placesById,
}: {
  day: string;
  entries: readonly AgendaEntry[];
  now: LocalDateTime;
  placesById: Parameters<typeof entryRow>[3];
}) {
  const texts = useTexts();
  return (
    <>
      <h1>{dayHeading(texts, day, dateOf(now))}</h1>
      <ul class="idle-screen-dates">
        {entries.map((entry) => {
          const row = entryRow(texts, entry, now, placesById);
          const where = row.shortWhere ?? row.where;
          return (
            <li key={entry.occurrence.eventId + entry.occurrence.recurrenceId}>
              <span class="idle-screen-time">{row.time}</span>
              <div>
                <h2>
                  <bdi lang={row.title.lang}>{row.title.words}</bdi>
                </h2>
                {where && (
                  <p class="soft">
                    <bdi lang={where.lang}>{where.words}</bdi>
                  </p>
                )}
                <EntryNotes states={row.states} />
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
