import { useAsking } from '../../texts/asking-texts.ts';

/** The word for this one visit, large, and the three sentences that go with it. */
export function Tuerwort({ words }: { words: string }) {
  const { door } = useAsking();
  return (
    <div class="own-request-tuerwort">
      <h3>{door.word}</h3>
      <p class="own-request-word">
        <bdi lang="de">{words}</bdi>
      </p>
      <p>{door.first}</p>
      <p>
        <strong>{door.never}</strong>
      </p>
      <p class="tone-bad">{door.wrong}</p>
    </div>
  );
}
