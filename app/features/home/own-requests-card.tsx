import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { isEnded } from '#domain/request-state.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeOwnRequests } from '../../data/own-requests.ts';
import { standingWords } from '../../texts/asking-standing.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** "Sie haben gefragt": what is open stands first, for whoever has forgotten it, too. */
export function OwnRequestsCard({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const asking = useAsking();
  const today = dateOf(localDateTimeAt(useNow()));
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const requests = useLive(() => observeOwnRequests(quarterId), [quarterId]) ?? [];
  const [first, ...others] = requests.filter(({ standing }) => !isEnded(standing));
  if (!first) return null;
  const words = standingWords(texts, asking, first, { today, officePhone: quarter?.office.phone });
  return (
    <div class="home-asked">
      <CardList label={asking.home.title}>
        <CardRow href={addresses.ownRequest(quarterId, first.request._id)}>
          <h2>{asking.home.title}</h2>
          <p>
            <strong>{words.title}</strong>
          </p>
          {words.sentences.slice(0, 1).map((sentence) => (
            <p key={sentence} dir="auto">
              {sentence}
            </p>
          ))}
        </CardRow>
        {others.length > 0 && (
          <CardRow href={addresses.request(quarterId)}>
            <strong>{asking.home.more(others.length)}</strong>
          </CardRow>
        )}
      </CardList>
    </div>
  );
}
