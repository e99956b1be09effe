import './pill.css';

/** Words and the language they are in (BCP 47). */
export interface NotedWords {
  words: string;
  lang?: string;
}

/** A state in words, with how strongly it is said. */
export interface NotedState {
  words: string;
  tone: 'good' | 'bad' | 'warn' | 'soft';
}

/** What is different about one date, in words of a tone, and what somebody noted about it. */
export function EntryNotes({ states, note }: { states: readonly NotedState[]; note?: NotedWords }) {
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
