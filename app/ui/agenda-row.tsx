import { ChevronRight } from 'lucide';
import { CardRow } from './card.tsx';
import { EntryNotes, type NotedState, type NotedWords } from './entry-notes.tsx';
import { Icon } from './icon.tsx';
import './agenda-row.css';

/** One line of a calendar: when, what, where, and what is different this time. */
export function AgendaRow({
  href,
  time,
  until,
  title,
  where,
  states = [],
  note,
  hint,
  level = 3,
}: {
  href: string;
  time: string;
  until?: string;
  title: NotedWords;
  where?: NotedWords;
  states?: readonly NotedState[];
  note?: NotedWords;
  /** "Nach Anmeldung". */
  hint?: string;
  /** The heading level that fits where the row stands. */
  level?: 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <CardRow href={href}>
      <div class="agenda-row-box">
        <div class="agenda-row">
          <div class="agenda-row-time">
            <span>{time}</span>
            {until && <span class="agenda-row-until">{until}</span>}
          </div>
          <div class="agenda-row-words">
            <Heading>
              <bdi lang={title.lang}>{title.words}</bdi>
            </Heading>
            {where && (
              <p class="soft small">
                <bdi lang={where.lang}>{where.words}</bdi>
              </p>
            )}
            {hint && <p class="soft small">{hint}</p>}
            <EntryNotes states={states} note={note} />
          </div>
          <Icon node={ChevronRight} size={20} />
        </div>
      </div>
    </CardRow>
  );
}
