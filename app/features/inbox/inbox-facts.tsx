import type { LocalDate } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import { askersPhone, visitedOf } from '#domain/visited.ts';
import type { OfficeRequest } from '../../data/office-requests.ts';
import { languageName } from '../../texts/language-names.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { windowWords } from '../../texts/request-words.ts';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';

const words = officeRequestsDe.request;

/** What somebody asked for, as they said it. */
export function InboxFacts({ entry, today }: { entry: OfficeRequest; today: LocalDate }) {
  const { request, person } = entry;
  const { other, where, comeAs } = request;
  const { address } = visitedOf(request, person);
  const phone = askersPhone(request, person);
  return (
    <Card class="stack">
      <h2>{words.facts}</h2>
      <Facts
        facts={[
          { name: words.words, content: request.words && <bdi>{request.words}</bdi> },
          {
            name: words.other,
            content: other && [
              <bdi key="name">{other.name}</bdi>,
              other.phone && ` · ${spokenPhone(other.phone)}`,
              other.knows !== undefined && ` · ${other.knows ? words.knows : words.knowsNot}`,
            ],
          },
          { name: words.when, content: windowWords(request.when, today) },
          { name: words.where, content: where && words.wheres[where] },
          { name: words.who, content: comeAs && words.comeAs[comeAs] },
          {
            name: words.language,
            content: request.language && languageName(request.language, 'de'),
          },
          {
            name: other ? words.phoneOfAsker : words.phone,
            content: phone && <PhoneText>{spokenPhone(phone)}</PhoneText>,
          },
          {
            name: words.address,
            content: address && (
              <bdi>{[address.street, townOf(address)].filter(Boolean).join(', ')}</bdi>
            ),
          },
          { name: words.doorbell, content: request.doorbell && <bdi>{request.doorbell}</bdi> },
          { name: words.floor, content: request.floor && <bdi>{request.floor}</bdi> },
          { name: words.channel, content: words.channels[request.channel] },
        ]}
      />
    </Card>
  );
}
