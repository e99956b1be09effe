import { useState } from 'preact/hooks';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { attend, undoAttend } from '../../data/attend.ts';
import { observeAttending } from '../../data/attendances.ts';
import type { Surroundings } from '../../data/copies.ts';
import { cancelRegistration } from '../../data/register.ts';
import { type ListedRegistration, observeRegistrationList } from '../../data/registrations.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useLive } from '../../ui/use-live.ts';
import { AddRegistration } from './add-registration.tsx';

const words = officeRequestsDe.registrations;

/** Who comes to one date, in the order of the list, with what the office can do for each. */
export function RegistrationTable({
  quarterId,
  eventId,
  date,
  day,
  personId,
}: {
  quarterId: string;
  eventId: string;
  date: string;
  /** On which it takes place: who was there is noted by it. */
  day: string;
  /** Whom the office came here to register: that is what is asked first then. */
  personId?: string;
}) {
  const list = useLive(() => observeRegistrationList(quarterId, eventId, date), [eventId, date]);
  const here = useLive(() => observeAttending(quarterId, eventId, day), [eventId, day]);
  const [said, setSaid] = useState('');
  const [leaving, setLeaving] = useState<ListedRegistration>();
  const run = async (
    command: (around: Surroundings) => Promise<{ ok: boolean }>,
    done: string,
  ): Promise<void> => {
    const outcome = await command(await readSurroundings(quarterId, () => new Date()));
    setSaid(outcome.ok ? done : officeRequestsDe.failed);
  };
  const cancel = () => {
    if (!leaving) return;
    setLeaving(undefined);
    void run(
      (around) => cancelRegistration(around, leaving.registration._id),
      words.cancelled(nameOf(leaving)),
    );
  };
  if (!list) return <p>{officeRequestsDe.loading}</p>;
  const countOf = (state: string) => list.filter(({ standing }) => standing.state === state).length;
  const { columns } = words;
  const form = <AddRegistration {...{ quarterId, eventId, date, personId }} />;
  return (
    <>
      {personId && form}
      <p>{words.count(countOf('in'), countOf('waiting'))}</p>
      <p role="status" class="event-said no-print">
        {said}
      </p>
      {leaving && (
        <AskFirst
          key={leaving.registration._id}
          title={words.cancelAsk(nameOf(leaving))}
          yes={words.cancelNow}
          no={words.cancelKeep}
          onYes={cancel}
          onNo={() => setLeaving(undefined)}
        >
          <p>{words.cancelText}</p>
        </AskFirst>
      )}
      {list.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <DataTable
          label={words.title}
          columns={[columns.name, columns.phone, columns.state, columns.here]}
          rows={list.map((entry) => ({
            key: entry.registration._id,
            cells: [
              <strong>
                <bdi>{nameOf(entry)}</bdi>
              </strong>,
              entry.person?.phone && <PhoneCell phone={entry.person.phone} />,
              <Standing entry={entry} />,
              <Actions
                entry={entry}
                isHere={here?.has(entry.personId) ?? false}
                onHere={(isNow) =>
                  void run(
                    (around) =>
                      isNow
                        ? attend(around, { eventId, date: day, personId: entry.personId }, 'name')
                        : undoAttend(around, { eventId, date: day, personId: entry.personId }),
                    isNow ? words.here(nameOf(entry)) : '',
                  )
                }
                onCancel={() => setLeaving(entry)}
              />,
            ],
          }))}
        />
      )}
      {!personId && form}
    </>
  );
}

function nameOf({ person }: ListedRegistration): string {
  return person?.name ?? officeRequestsDe.unnamed;
}

function PhoneCell({ phone }: { phone: string }) {
  return (
    <a class="data-table-link" href={phoneLink(phone)}>
      <PhoneText>{spokenPhone(phone)}</PhoneText>
    </a>
  );
}

function Standing({ entry: { standing } }: { entry: ListedRegistration }) {
  const { state } = standing;
  const tone = state === 'in' ? 'good' : state === 'cancelled' ? 'bad' : 'warn';
  const label =
    state === 'waiting' && standing.place !== undefined
      ? words.waitingPlace(standing.place)
      : words.states[state];
  return <Pill tone={tone}>{label}</Pill>;
}

function Actions({
  entry,
  isHere,
  onHere,
  onCancel,
}: {
  entry: ListedRegistration;
  isHere: boolean;
  onHere: (isNow: boolean) => void;
  onCancel: () => void;
}) {
  if (entry.standing.state === 'cancelled') return null;
  return (
    <>
      <span class="row no-print">
        <Button look="pill" pressed={isHere} onPress={() => onHere(!isHere)}>
          {words.isHere}
          <span class="visually-hidden">: {nameOf(entry)}</span>
        </Button>
        <Button look="pill" onPress={onCancel}>
          {words.cancel}
          <span class="visually-hidden">: {nameOf(entry)}</span>
        </Button>
      </span>
      <span class="event-box" aria-hidden="true">
        {isHere ? '☒' : '☐'}
      </span>
    </>
  );
}
