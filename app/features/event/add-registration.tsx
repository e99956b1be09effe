import { useState } from 'preact/hooks';
import { draftAbout } from '#domain/known-person.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { registerOnBehalf } from '../../data/register.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { ChannelField, type OfficeChannel } from '../../entries/channel-field.tsx';
import { useAboutPerson } from '../../entries/use-about-person.ts';
import { WhoFields } from '../../entries/who-fields.tsx';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { useSinglePress } from '../../ui/use-single-press.ts';

const { registrations: words, write } = officeRequestsDe;

/** Registers somebody who rings, or stands at the desk; `personId` is who was chosen before. */
export function AddRegistration({
  quarterId,
  eventId,
  date,
  personId,
}: {
  quarterId: string;
  eventId: string;
  date: string;
  personId?: string;
}) {
  const about = useAboutPerson(quarterId, personId);
  const { known, typed } = about;
  const draft = { ...(known && draftAbout(known)), ...typed };
  const [channel, setChannel] = useState<OfficeChannel>('phone');
  const [problem, setProblem] = useState<{ name?: string; phone?: string; all?: string }>({});
  const [said, setSaid] = useState('');
  const add = useSinglePress(async () => {
    setProblem((await addProblem()) ?? {});
    return false;
  });
  const addProblem = async (): Promise<typeof problem | undefined> => {
    const { name = '', phone = '' } = draft;
    const number = phone.trim() ? phoneFromTyped(phone) : undefined;
    setSaid('');
    if (!name.trim()) return { name: write.nameMissing };
    if (phone.trim() && !number) return { phone: write.phoneWrong };
    const around = await readSurroundings(quarterId, () => new Date());
    const details = { name: name.trim(), phone: number };
    const whom = { personId: known?.personId, details, channel };
    const added = await registerOnBehalf(around, { eventId, date, ...whom });
    if (!added.ok) return { all: officeRequestsDe.failed };
    setSaid(words.added(details.name));
    about.clear();
    return undefined;
  };
  return (
    <form
      class="card stack event-add no-print"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2>{words.add}</h2>
      {problem.all && (
        <p role="alert" class="tone-bad">
          {problem.all}
        </p>
      )}
      <ChannelField value={channel} onChange={setChannel} />
      <WhoFields {...{ quarterId, about, draft, problem }} />
      <Button look="primary" onPress={add}>
        {words.addNow}
      </Button>
      <p role="status" class="event-said">
        {said}
      </p>
    </form>
  );
}
