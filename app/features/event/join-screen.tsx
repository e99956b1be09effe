import { useEffect, useRef, useState } from 'preact/hooks';
import { isOn } from '#domain/agenda-entry.ts';
import { localDateTimeAt } from '#domain/local-time.ts';
import { translated } from '#domain/translation.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { observeOwnDetails } from '../../data/own-details.ts';
import { register } from '../../data/register.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { useAsking } from '../../texts/asking-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSinglePress } from '../../ui/use-single-press.ts';
import { JoinDate } from './join-date.tsx';
import { LostDate } from './lost-date.tsx';
import { type EventDetails, useEvent } from './use-event.ts';

interface Problem {
  field: 'name' | 'phone' | 'all';
  words: string;
}

/** So many dates can be chosen at once. */
const DATES = 6;

/** "Ich komme": for which date, and whether there is a place. */
export function JoinScreen({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const { common, event } = useTexts();
  const now = localDateTimeAt(useNow());
  const details = useEvent(quarterId, itemKey, now);
  if (!details) return <Page title={common.loading}>{null}</Page>;
  if (details === 'missing') return <Page title={event.missingTitle}>{null}</Page>;
  return <JoinPage quarterId={quarterId} details={details} />;
}

function JoinPage({ quarterId, details }: { quarterId: string; details: EventDetails }) {
  const { code } = useTexts();
  const { join, form } = useAsking();
  const { event } = details;
  const title = translated(event, 'title', code)?.words ?? event.title;
  const person = useOwnFields(quarterId);
  const [problem, setProblem] = useState<Problem>();
  const problemBox = useRef<HTMLParagraphElement>(null);
  // Whoever has pressed at a date far below would not see what is missing above.
  useEffect(() => problemBox.current?.focus(), [problem]);
  const [isSealed, setSealed] = useState(false);
  const dates = details.entries.filter(isOn).slice(0, DATES);
  const last = dates.at(-1);
  // Those between that do not take place are told to whoever wanted to come.
  const shown = details.entries.filter(
    (entry) => dates.includes(entry) || (!isOn(entry) && (!last || entry.day <= last.day)),
  );
  const joinNow = useSinglePress(async (date: string) => {
    const joined = await tryToJoin(date);
    setProblem(typeof joined === 'object' ? joined : undefined);
    return joined === 'sealed';
  });
  const tryToJoin = async (date: string): Promise<Problem | 'sealed' | 'joined'> => {
    const number = person.phone.trim() ? phoneFromTyped(person.phone) : undefined;
    if (!person.name.trim()) return { field: 'name', words: join.nameMissing };
    if (person.phone.trim() && !number) return { field: 'phone', words: form.phoneWrong };
    const around = await readSurroundings(quarterId, () => new Date());
    const said = { name: person.name.trim(), phone: number };
    const done = await register(around, { eventId: event._id, date, details: said });
    if (!done.ok) {
      const words = done.error.code === 'noKey' ? form.noKey : form.failed;
      return { field: 'all', words };
    }
    setSealed(done.value.sealed);
    if (!done.value.sealed) return 'joined';
    // Nothing of it is left on a screen that others see, too.
    person.setName('');
    person.setPhone('');
    return 'sealed';
  };
  const errorOf = (field: 'name' | 'phone') =>
    problem?.field === field ? problem.words : undefined;
  return (
    <Page
      title={join.title}
      before={
        <p class="soft small" dir="auto">
          {title}
        </p>
      }
    >
      {isSealed && (
        <p class="card tone-good" role="status">
          {join.sealed}
        </p>
      )}
      {problem && (
        <p class="card tone-bad" role="alert" tabIndex={-1} ref={problemBox}>
          {problem.words}
        </p>
      )}
      <TextField
        label={form.name}
        value={person.name}
        error={errorOf('name')}
        onInput={person.setName}
      />
      <TextField
        label={form.phone}
        hint={join.phoneHint}
        kind="phone"
        value={person.phone}
        error={errorOf('phone')}
        onInput={person.setPhone}
      />
      {dates.length > 1 && (
        <div>
          <h2>{join.which}</h2>
          <p>{join.eachDate}</p>
        </div>
      )}
      {dates.length === 0 && <p>{join.none}</p>}
      {shown.map((entry) =>
        isOn(entry) ? (
          <JoinDate
            key={entry.occurrence.recurrenceId}
            {...{ quarterId, entry }}
            onJoin={joinNow}
          />
        ) : (
          <LostDate key={entry.occurrence.recurrenceId} {...{ quarterId, entry }} />
        ),
      )}
      <p class="soft">{join.askOffice}</p>
    </Page>
  );
}

function useOwnFields(quarterId: string) {
  const known = useLive(() => observeOwnDetails(quarterId), [quarterId]);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  useEffect(() => {
    if (known?.name) setName((before) => before || (known.name ?? ''));
    if (known?.phone) setPhone((before) => before || (known.phone ?? ''));
  }, [known]);
  return { name, setName, phone, setPhone };
}
