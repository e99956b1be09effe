import { dateOf, type LocalDateTime } from '#domain/local-time.ts';
import { daysOf } from '#domain/opening-days.ts';
import { placeStatusWords } from '../../texts/place-status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Card } from '../../ui/card.tsx';
import type { PlaceDetails } from './use-place.ts';

/** What everybody wants to know first: open now, today until when, tomorrow from when. */
export function PlaceStatusCard({ details, now }: { details: PlaceDetails; now: LocalDateTime }) {
  const texts = useTexts();
  const { place, schedules, status } = details;
  const said = placeStatusWords(texts, status, now);
  if (!said) return null;
  const { openingHours = '', exceptions } = place;
  const isClosed = status.state === 'closedForGood' || status.state === 'temporarilyClosed';
  const [today, tomorrow] = daysOf(schedules.get(openingHours), exceptions, dateOf(now), 2);
  return (
    <Card class="stack">
      <p class={`place-status tone-${said.tone}`}>{said.words}</p>
      {!isClosed && today?.known && tomorrow?.known && (
        <dl class="place-days">
          <div>
            <dt>{texts.dates.today}</dt>
            <dd>{texts.opening.day(today)}</dd>
          </div>
          <div>
            <dt>{texts.dates.tomorrow}</dt>
            <dd>{texts.opening.day(tomorrow)}</dd>
          </div>
        </dl>
      )}
    </Card>
  );
}
