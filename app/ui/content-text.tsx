import './content-text.css';

/** Words of a document, in whatever language somebody wrote them. Line breaks stay. */
export function ContentText({
  text,
  class: extra = '',
}: {
  text: { words: string; lang: string };
  class?: string;
}) {
  return (
    <p class={`content-text ${extra}`} lang={text.lang} dir="auto">
      {text.words}
    </p>
  );
}
