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
          {row.where && (
            <>
              {' · '}
              <bdi lang={row.where.lang}>{row.where.words}</bdi>
            </>
          )}
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
