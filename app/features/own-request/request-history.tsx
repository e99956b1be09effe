import type { LocalDate } from '#domain/local-time.ts';
import type { OwnRequest } from '../../data/own-requests.ts';
import { historyLines } from '../../texts/asking-standing.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Card } from '../../ui/card.tsx';

/** What happened so far, oldest first, with what has not left this device yet. */
export function RequestHistory({ own, today }: { own: OwnRequest; today: LocalDate }) {
  const texts = useTexts();
  const asking = useAsking();
  return (
    <Card class="stack">
      <h2>{asking.mine.history}</h2>
      <ol class="own-request-history">
        {historyLines(texts, asking, own.request, own.steps, today).map((line) => (
          <li key={line.key}>
            <span>{line.what}</span>
            <span class="soft small">
              {line.when}
              {line.isWaiting && ` · ${asking.steps.waiting}`}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
