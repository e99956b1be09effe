import { CardRow } from './card.tsx';
import { EntryNotes } from './entry-notes.tsx';

/** One event of a list that is not a calendar: what, when, where, and what is different. */
export function DatedRow({
  href,
  title,
  when,
  where,
  states = [],
}: {
  href: string;
  title: { words: string; lang?: string };
  when: string;
  where?: { words: string; lang?: string };
  states?: readonly { words: string; tone: 'good' | 'bad' | 'warn' | 'soft' }[];
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
