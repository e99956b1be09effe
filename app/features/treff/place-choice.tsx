import { useState } from 'preact/hooks';
import { chooseTreffPlace, observeTreffPlaces } from '../../data/treff-place.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useLive } from '../../ui/use-live.ts';

const words = treffDe.place;
/** So many places are offered at once; letters find the others. */
const OFFERED = 12;

/** Which Treff this is, on a device that belongs to none. */
export function PlaceChoice({ quarterId }: { quarterId: string }) {
  const places = useLive(() => observeTreffPlaces(quarterId), [quarterId]);
  const [typed, setTyped] = useState('');
  if (!places) return null;
  const wanted = typed.trim().toLowerCase();
  const found = places.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <section class="stack">
      <h2>{words.choose}</h2>
      <p>{words.text}</p>
      <SearchField label={words.search} value={typed} onInput={setTyped} />
      {found.length === 0 && <p role="status">{words.none}</p>}
      <div class="treff-grid">
        {found.slice(0, OFFERED).map(({ _id, name }) => (
          <Button key={_id} onPress={() => void chooseTreffPlace(quarterId, _id)}>
            <bdi>{name}</bdi>
          </Button>
        ))}
      </div>
    </section>
  );
}
