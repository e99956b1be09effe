import { addresses } from '#domain/addresses.ts';
import { useGuide } from '../../texts/guide-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** What the words of the state mean, what to do without a network, and the way to the helper's page. */
export function Explanation({ quarterId }: { quarterId: string }) {
  const { delivery: words } = useGuide();
  return (
    <>
      <Card class="stack">
        <dl class="delivery-meanings">
          {words.meanings.map(({ word, text }) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card class="stack">
        <h2>{words.withoutNet}</h2>
        <ul class="delivery-steps">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </Card>
      <Card class="stack">
        <h2>{words.helpTitle}</h2>
        <LinkButton href={addresses.diagnose(quarterId)}>{words.help}</LinkButton>
      </Card>
    </>
  );
}
