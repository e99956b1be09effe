import { doorWordsIn } from '#domain/door-words.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { DOOR_WORDS_AR } from '../../texts/door-words-ar.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** The word for this one visit, large, with pictures, and the three sentences that go with it. */
export function Tuerwort({ words }: { words: string }) {
  const { lang } = useTexts();
  const { door } = useAsking();
  return (
    <div class="own-request-tuerwort">
      <h3>{door.word}</h3>
      <p class="own-request-words">
        {doorWordsIn(words).map(({ word, picture }) => (
          <span key={word} class="own-request-word">
            {picture && <span aria-hidden="true">{picture}</span>}
            <bdi lang="de">{word}</bdi>
            {lang === 'ar' && <span class="small">{DOOR_WORDS_AR.get(word)}</span>}
          </span>
        ))}
      </p>
      <p>{door.first}</p>
      <p>
        <strong>{door.never}</strong>
      </p>
      <p class="tone-bad">{door.wrong}</p>
    </div>
  );
}
