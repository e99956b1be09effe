import { Printer } from 'lucide';
import { spokenPhone } from '#domain/phone-number.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeVolunteers } from '../../data/office-requests.ts';
import { PersonPhoto } from '../../entries/person-photo.tsx';
import { RoleGate } from '../../entries/role-gate.tsx';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import '../../ui/printed.css';
import './letter.css';

const words = officeRequestsDe.card;

/** The card that a volunteer shows at the door: photo, name, function, whom to ask. */
export function VolunteerCardScreen({
  quarterId,
  itemKey,
}: {
  quarterId: string;
  itemKey: string;
}) {
  return (
    <RoleGate who="office">
      <Page title={words.title}>
        <VolunteerCard quarterId={quarterId} personId={itemKey} />
      </Page>
    </RoleGate>
  );
}

function VolunteerCard({ quarterId, personId }: { quarterId: string; personId: string }) {
  const volunteers = useLive(() => observeVolunteers(quarterId), [quarterId]);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  if (!volunteers || !quarter) return <p>{officeRequestsDe.loading}</p>;
  const person = volunteers.find((one) => one.personId === personId);
  if (!person) return <p>{words.missing}</p>;
  const { office } = quarter;
  return (
    <>
      <div class="row no-print">
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {officeRequestsDe.print}
        </Button>
      </div>
      <p class="soft no-print">{words.preview}</p>
      <article class="volunteer-card printed-untitled">
        <PersonPhoto
          quarterId={quarterId}
          photo={person.photo}
          alt={person.name ?? ''}
          missing={words.noPhoto}
        />
        <div class="volunteer-card-words">
          <p class="volunteer-card-name">{person.name ?? officeRequestsDe.unnamed}</p>
          <p>{person.function ?? words.defaultFunction}</p>
          <p>{words.isHere(office.name)}</p>
          {office.phone && (
            <p>
              {words.check} <strong>{spokenPhone(office.phone)}</strong>
            </p>
          )}
          <p>{words.rule}</p>
          {person.volunteerSince && (
            <p>{words.issued(de.dates.dayWithYear(person.volunteerSince))}</p>
          )}
        </div>
      </article>
    </>
  );
}
