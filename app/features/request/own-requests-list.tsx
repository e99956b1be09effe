import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { observeOwnRequests } from '../../data/own-requests.ts';
import { standingWords } from '../../texts/asking-standing.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';

/** What was asked from this phone, with how it stands; nothing where nothing was. */
export function OwnRequestsList({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const asking = useAsking();
  const today = dateOf(localDateTimeAt(useNow()));
  const requests = useLive(() => observeOwnRequests(quarterId), [quarterId]) ?? [];
  if (requests.length === 0) return null;
  return (
    <section class="stack">
      <h2>{asking.start.mine}</h2>
      <CardList>
        {requests.map((own) => {
          const { title } = standingWords(texts, asking, own, { today });
          return (
            <CardRow key={own.request._id} href={addresses.ownRequest(quarterId, own.request._id)}>
              <h3>{asking.kinds[own.request.kind]}</h3>
              <p>{title}</p>
            </CardRow>
          );
        })}
      </CardList>
    </section>
  );
}
