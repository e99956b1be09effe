import { useState } from 'preact/hooks';
import { observePlaces } from '../../data/documents.ts';
import { passOn } from '../../data/office-commands.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { ActionProps } from './request-actions.tsx';

const words = officeRequestsDe.request;
/** So many places are offered; more letters find the others. */
const OFFERED = 6;

/** Hands a request on to a place of the directory: the person reads where, with its number. */
export function PassOnPart({ quarterId, entry, run }: ActionProps) {
  const [typed, setTyped] = useState('');
  const places = useLive(() => observePlaces(quarterId), [quarterId]) ?? [];
  const wanted = typed.trim().toLowerCase();
  const found = wanted
    ? places.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, OFFERED)
    : [];
  const { _id } = entry.request;
  return (
    <Card class="stack">
      <h2>{words.passOn}</h2>
      <SearchField label={words.passOnSearch} value={typed} onInput={setTyped} />
      {found.map((place) => (
        <Button
          key={place._id}
          onPress={() =>
            void run((around) => passOn(around, _id, place._id), words.passedOn(place.name))
          }
        >
          <bdi>{place.name}</bdi>
        </Button>
      ))}
    </Card>
  );
}
