import './pill.css';

/** What is different about one date, in words of a tone, and what somebody noted about it. */
export function EntryNotes({
  states,
  note,
}: {
  states: readonly { words: string; tone: 'good' | 'bad' | 'warn' | 'soft' }[];
  note?: { words: string; lang?: string };
}) {
  return (
    <>
      {states.map((state) => (
        <p key={state.words} class={state.tone === 'soft' ? 'soft small' : `tone-${state.tone}`}>
          {state.words}
        </p>
      ))}
      {note && (
        <p class="small">
          <bdi lang={note.lang}>{note.words}</bdi>
        </p>
      )}
    </>
  );
}
