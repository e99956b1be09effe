import { addresses } from '#domain/addresses.ts';
import type { PublicDocument } from '#domain/public-document.ts';
import { translated } from '#domain/translation.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { firstHome, foundIn } from '../../data/first-reading.ts';
import { observeRemembered } from '../../data/remembered.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CardList, CardRow } from '../../ui/card.tsx';
import { useLive } from '../../ui/use-live.ts';

const ROWS = 3;

/** The newest of what was remembered; nothing where nothing was. */
export function RememberedCard({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const first = firstHome(quarterId);
  const ids = useLive(() => observeRemembered(quarterId), [quarterId], first?.remembered) ?? [];
  const found = useLive(
    () => observeByIds(quarterId, ids),
    [quarterId, ids.join(' ')],
    first && foundIn(first, ids),
  );
  const rows = (found?.documents ?? []).flatMap((doc) => rowOf(quarterId, doc, texts.code));
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2>{texts.home.remembered}</h2>
      <CardList>
        {rows.slice(0, ROWS).map((row) => (
          <CardRow key={row.href} href={row.href}>
            <h3>
              <bdi lang={row.title.lang}>{row.title.words}</bdi>
            </h3>
          </CardRow>
        ))}
        {rows.length > ROWS && (
          <CardRow href={addresses.remembered(quarterId)}>
            <strong>{texts.home.allRemembered}</strong>
          </CardRow>
        )}
      </CardList>
    </section>
  );
}

function rowOf(quarterId: string, doc: PublicDocument, textSet: string) {
  if (doc.type === 'event') {
    const title = translated(doc, 'title', textSet);
    return title ? [{ href: addresses.event(quarterId, doc._id), title }] : [];
  }
  if (doc.type !== 'place') return [];
  const title = translated(doc, 'name', textSet);
  return title ? [{ href: addresses.place(quarterId, doc._id), title }] : [];
}
