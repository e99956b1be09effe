import { useEffect, useState } from 'preact/hooks';

/** So long nothing more is typed before a screen reader is told. */
const QUIET_MS = 900;

/** How many there are: seen at once, heard when the typing pauses. */
export function ResultCount({ words }: { words: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), QUIET_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <>
      <h2 class="result-count" tabIndex={-1}>
        {words}
      </h2>
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
