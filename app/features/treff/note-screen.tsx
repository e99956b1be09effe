import { Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { townOf } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import { sessionOfVisit, type Visit } from '#domain/visit.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { observeTreffDay } from '../../data/treff-day.ts';
import { de } from '../../texts/de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { LockActions } from './lock-actions.ts';
import { NextTreffs } from './next-treffs.tsx';
import { TreffGate } from './treff-gate.tsx';
import { dayOf } from './visit-words.ts';
import '../../ui/printed.css';
import './take-home.css';

const words = treffDe.note;

interface NoteProps {
  quarterId: string;
  itemKey: string;
}

/** "Was wir heute gemacht haben", in large print: what somebody takes home from a visit. */
export function NoteScreen({ actions, ...note }: NoteProps & { actions: LockActions }) {
  return (
    <TreffGate quarterId={note.quarterId} actions={actions} isForOffice>
      {() => (
        <Page title={words.screenTitle}>
          <Note {...note} />
        </Page>
      )}
    </TreffGate>
  );
}

function Note({ quarterId, itemKey }: NoteProps) {
  const id = `visit:${itemKey}`;
  const session = sessionOfVisit(id);
  const day = useLive(() => observeTreffDay(quarterId, session), [quarterId, session]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  if (!day || !quarter) return null;
  const visit = day.visits.find(({ ids }) => ids.includes(id))?.visit;
  if (!visit) return <p>{treffDe.visit.gone}</p>;
  const isEmpty = !visit.topics?.length && !visit.outcome;
  return (
    <>
      <div class="row no-print">
        <LinkButton look="pill" href={addresses.treffVisit(quarterId, id)}>
          {words.back}
        </LinkButton>
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {words.print}
        </Button>
      </div>
      {isEmpty && <p class="no-print">{words.nothing}</p>}
      <Sheet
        {...{ quarterId, quarter, visit }}
        place={day.place?.name}
        helper={visit.helper && day.names.get(visit.helper)}
      />
    </>
  );
}

/** No name stands on it: it may be lost. */
function Sheet({
  quarterId,
  quarter,
  visit,
  place,
  helper,
}: {
  quarterId: string;
  quarter: Quarter;
  visit: Visit;
  place: string | undefined;
  helper: string | undefined;
}) {
  const { topics = [], outcome, passedOnTo } = visit;
  const { office } = quarter;
  return (
    <article class="take-home printed-untitled">
      <h2>{words.title}</h2>
      <p>
        <bdi>
          {treffDe.day.of(place ?? treffDe.place.here, de.dates.dayWithYear(dayOf(visit.at)))}
        </bdi>
      </p>
      {topics.length > 0 && (
        <>
          <h3>{words.topics}</h3>
          <ul>
            {topics.map((topic) => (
              <li key={topic}>
                <bdi>{topic}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {helper && (
        <p>
          <bdi>{words.helper(helper)}</bdi>
        </p>
      )}
      {outcome && (
        <p>
          <strong>{words.outcome[outcome]}</strong>
        </p>
      )}
      {outcome === 'passedOn' && <PassedOn {...{ quarterId, passedOnTo }} />}
      <NextTreffs {...{ quarterId, quarter }} placeId={visit.placeId} />
      <p class="take-home-office">
        {words.office} <bdi>{office.name}</bdi>
        {office.phone && (
          <strong>
            <bdi>{spokenPhone(office.phone)}</bdi>
          </strong>
        )}
      </p>
      <section class="take-home-own">
        <h3>{words.own}</h3>
        <div class="take-home-lines" aria-hidden="true">
          <span />
          <span />
        </div>
      </section>
    </article>
  );
}

/** Where it goes on; a line to write on where that is in no directory. */
function PassedOn({ quarterId, passedOnTo }: { quarterId: string; passedOnTo?: string }) {
  const ids = passedOnTo === undefined ? [] : [passedOnTo];
  const found = useLive(() => observeByIds(quarterId, ids), [quarterId, passedOnTo]);
  const place = found?.documents.find((doc) => doc.type === 'place');
  if (!found) return null;
  if (!place) {
    return (
      <div class="take-home-lines" aria-hidden="true">
        <span />
      </div>
    );
  }
  const { name, address, phones } = place;
  const lines = [name, address?.street, address && townOf(address)].filter(Boolean);
  return (
    <p class="take-home-place">
      {lines.map((line) => (
        <bdi key={line}>{line}</bdi>
      ))}
      {phones?.[0] && <strong>{spokenPhone(phones[0])}</strong>}
    </p>
  );
}
