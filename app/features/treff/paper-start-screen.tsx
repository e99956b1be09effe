import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, type LocalDate, localDateTimeAt } from '#domain/local-time.ts';
import { daysToKeyIn } from '#domain/paper-day.ts';
import { sessionId } from '#domain/session.ts';
import { observeTreffPlace, observeTreffPlaces } from '../../data/treff-place.ts';
import { dayWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import type { LockActions } from './lock-actions.ts';
import { TreffGate } from './treff-gate.tsx';

const words = treffDe.paper;
const NONE = '';

/** "Vom Papier nachtragen": at which Treff and on which day it was. */
export function PaperStartScreen({
  quarterId,
  actions,
}: {
  quarterId: string;
  actions: LockActions;
}) {
  return (
    <TreffGate {...{ quarterId, actions }} isForOffice>
      {() => (
        <Page title={words.title}>
          <p>{words.text}</p>
          <Which quarterId={quarterId} />
        </Page>
      )}
    </TreffGate>
  );
}

/** No day is offered before anybody has said one: the wrong one would be taken too easily. */
function Which({ quarterId }: { quarterId: string }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const here = useLive(() => observeTreffPlace(quarterId), [quarterId]);
  const places = useLive(() => observeTreffPlaces(quarterId), [quarterId]);
  const [chosen, setChosen] = useState<string>();
  const [date, setDate] = useState<LocalDate>(NONE);
  if (!here || !places) return null;
  const own = here.place && !places.some(({ _id }) => _id === here.placeId) ? [here.place] : [];
  const placeId = chosen ?? here.placeId ?? NONE;
  const none = { value: NONE, label: words.choose };
  return (
    <div class="stack">
      <SelectField
        label={words.place}
        options={[
          none,
          ...[...own, ...places].map(({ _id, name }) => ({ value: _id, label: name })),
        ]}
        value={placeId}
        onChange={setChosen}
      />
      <SelectField
        label={words.day}
        options={[
          none,
          ...daysToKeyIn(today).map((day) => ({ value: day, label: dayWords(de, day, today) })),
        ]}
        value={date}
        onChange={setDate}
      />
      {placeId !== NONE && date !== NONE ? (
        <LinkButton look="primary" href={addresses.treffPaper(quarterId, sessionId(placeId, date))}>
          {words.begin}
        </LinkButton>
      ) : (
        <p class="soft">{words.both}</p>
      )}
    </div>
  );
}
