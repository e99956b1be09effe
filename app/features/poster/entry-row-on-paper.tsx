import type { EntryRow } from '../../texts/entry-row.ts';

/** One date on paper. What does not take place is struck through and said in words. */
export function EntryRowOnPaper({ row, isOff }: { row: EntryRow; isOff: boolean }) {
  return (
    <div class="poster-entry">
      <div class="poster-entry-time">{row.time}</div>
      <div>
        <p>
          <strong class={isOff ? 'poster-entry-off' : ''}>
            <bdi lang={row.title.lang}>{row.title.words}</bdi>
          </strong>
          <Where class="poster-entry-where" where={row.where} />
          <Where class="poster-entry-short-where" where={row.shortWhere} />
          {row.until && <span class="poster-entry-until"> · {row.until}</span>}
          {row.hint && ` · ${row.hint}`}
        </p>
        {row.states.map((state) => (
          <p key={state.words} class="poster-entry-state">
            {state.words}
          </p>
        ))}
        {row.note && (
          <p>
            <bdi lang={row.note.lang}>{row.note.words}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}

/** Of two of these one is shown: the short one where much is on. */
function Where({ class: which, where }: { class: string; where: EntryRow['where'] }) {
  if (!where) return null;
  return (
    <span class={which}>
      {' · '}
      <bdi lang={where.lang}>{where.words}</bdi>
    </span>
  );
}
