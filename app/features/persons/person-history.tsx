import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { isEnded } from '#domain/request-state.ts';
import { observePlaces } from '../../data/documents.ts';
import { de } from '../../texts/de.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { Pill } from '../../ui/pill.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { PersonPart } from './person-screen.tsx';

const words = officePrivacyDe.person;
const MOST_VISITS = 10;

/** How a person's requests stand, and when they came to a Treff. */
export function PersonHistory({ quarterId, file }: PersonPart) {
  return (
    <>
      <section class="card stack">
        <h2>{words.requests}</h2>
        {file.requests.length === 0 && <p>{words.noRequests}</p>}
        <ul class="person-list">
          {file.requests.map(({ request, standing }) => (
            <li key={request._id} class="person-row">
              <span>
                {privacyDe.report.values[`kind.${request.kind}`]}, {dayOf(request.createdAt)}
              </span>
              <Pill tone={isEnded(standing) ? 'good' : 'warn'}>
                {words.states[standing.state] ?? standing.state}
              </Pill>
            </li>
          ))}
        </ul>
      </section>
      <Visits quarterId={quarterId} file={file} />
    </>
  );
}

function Visits({ quarterId, file: { visits } }: PersonPart) {
  const places = useLive(() => observePlaces(quarterId), [quarterId]);
  const names = new Map(places?.map(({ _id, name }) => [_id, name]));
  return (
    <section class="card stack">
      <h2>{words.visits}</h2>
      <p>{visits.length === 0 ? words.noVisits : words.lastVisits(visits.length)}</p>
      <ul class="person-list">
        {visits.slice(0, MOST_VISITS).map(({ _id, at, placeId }) => (
          <li key={_id}>
            {dayOf(at)}: {names.get(placeId) ?? ''}
          </li>
        ))}
      </ul>
      {visits.length > MOST_VISITS && <p>{words.furtherVisits(visits.length - MOST_VISITS)}</p>}
    </section>
  );
}

function dayOf(instant: string): string {
  return de.dates.dayWithYear(dateOf(localDateTimeAt(new Date(instant))));
}
