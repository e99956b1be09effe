import { CalendarPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Request } from '#domain/request.ts';
import type { RequestStanding } from '#domain/request-state.ts';
import { PersonPhoto } from '../../entries/person-photo.tsx';
import { ReadAloudButton } from '../../entries/read-aloud-button.tsx';
import { comesWords } from '../../texts/asking-standing.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Tuerwort } from './tuerwort.tsx';
import { saveVisitFile } from './visit-file.ts';

/** Who comes to the door, and how to know that it is them. */
export function DoorCard({
  quarterId,
  request,
  accepted,
}: {
  quarterId: string;
  request: Request;
  accepted: NonNullable<RequestStanding['accepted']>;
}) {
  const texts = useTexts();
  const asking = useAsking();
  const today = dateOf(localDateTimeAt(useNow()));
  const [failed, setFailed] = useState(false);
  const comes = comesWords(texts, asking, request, { accepted }, today);
  const hasDoor = request.where !== 'phone' && request.kind !== 'callMe';
  const { door, mine } = asking;
  const spoken = hasDoor
    ? [comes, `${door.word}:`, accepted.tuerwort, door.first, door.never, door.wrong]
    : [comes];
  const save = () => {
    setFailed(false);
    const title = mine.calendarTitle(accepted.who.name);
    saveVisitFile(quarterId, { request, accepted, title }).catch(() => setFailed(true));
  };
  return (
    <section class="card stack own-request-door">
      <div class="own-request-who">
        <PersonPhoto
          quarterId={quarterId}
          photo={accepted.who.photo}
          alt={door.photoOf(accepted.who.name)}
          missing={door.noPhoto}
        />
        <div>
          <h2>
            <bdi>{accepted.who.name}</bdi>
          </h2>
          {accepted.who.function && <p dir="auto">{accepted.who.function}</p>}
          <p>
            <strong>{comes}</strong>
          </p>
        </div>
      </div>
      {hasDoor && <Tuerwort words={accepted.tuerwort} />}
      <ReadAloudButton parts={spoken.map((words) => ({ words, lang: texts.lang }))} />
      <Button icon={CalendarPlus} onPress={save}>
        {mine.calendar}
      </Button>
      {failed && <p role="alert">{texts.event.calendarFailed}</p>}
    </section>
  );
}
