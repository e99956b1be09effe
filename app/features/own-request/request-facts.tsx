import type { LocalDate } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import type { Request } from '#domain/request.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { whenWords } from '../../texts/when-words.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';

/** What was asked for, in one's own words. */
export function RequestFacts({ request, today }: { request: Request; today: LocalDate }) {
  const texts = useTexts();
  const asking = useAsking();
  const { mine, choices, kinds } = asking;
  const { comeAs, where } = request;
  return (
    <Card class="stack">
      <h2>{mine.asked}</h2>
      {request.other && <p>{mine.forOther(request.other.name)}</p>}
      <Facts
        facts={[
          { name: mine.what, content: kinds[request.kind] },
          { name: mine.words, content: request.words && <span dir="auto">{request.words}</span> },
          {
            name: mine.when,
            content: request.when && whenWords(texts, asking, request.when, today),
          },
          { name: mine.where, content: where && choices[where] },
          { name: mine.who, content: where === 'home' && comeAs && choices[comeAs] },
          {
            name: mine.phone,
            content: request.phone && <PhoneText>{spokenPhone(request.phone)}</PhoneText>,
          },
        ]}
      />
    </Card>
  );
}
