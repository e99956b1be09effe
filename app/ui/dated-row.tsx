import { CardRow } from './card.tsx';
import { EntryNotes, type NotedState, type NotedWords } from './entry-notes.tsx';

/** One event of a list that is not a calendar: what, when, where, and what is different. */
export function DatedRow({
  href,
  title,
  when,
  where,
  states = [],
}: {
  href: string;
  title: NotedWords;
  when: string;
  where?: NotedWords;
  states?: readonly NotedState[];
}) {
  return (
    <CardRow href={href}>
      <h3>
        <bdi lang={title.lang}>{title.words}</bdi>
      </h3>
      <p>{when}</p>
      {where && (
        <p class="soft small">
          <bdi lang={where.lang}>{where.words}</bdi>
        </p>
      )}
      <EntryNotes states={states} />
    </CardRow>
  );
}
