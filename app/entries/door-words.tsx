import { doorWordsIn } from '#domain/door-words.ts';

/** The words that the helper says first at the door, each with its picture. */
export function DoorWords({ tuerwort }: { tuerwort: string }) {
  return (
    <>
      {doorWordsIn(tuerwort).map(({ word, picture }) => (
        <span key={word}>
          {picture && <span aria-hidden="true">{picture} </span>}
          {word}
        </span>
      ))}
    </>
  );
}
