import { Send } from 'lucide';
import { useState } from 'preact/hooks';
import type { JoinedVisit } from '#domain/joined-visits.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { type FollowedUp, followUp, undoFollowUp } from '../../data/follow-up.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';

const words = treffDe.followUp;
const WHERE = ['home', 'treff', 'phone'] as const;

/** "Ans Büro weitergeben": what is left to do becomes a request in the office's inbox. */
export function FollowUpPart({ quarterId, found }: { quarterId: string; found: JoinedVisit }) {
  const [isAsking, setAsking] = useState(false);
  const [made, setMade] = useState<FollowedUp>();
  const [said, setSaid] = useState('');
  const { visit } = found;
  const undo = async (done: FollowedUp) => {
    const around = await readSurroundings(quarterId, () => new Date());
    const isBack = await undoFollowUp(around, done);
    setMade(undefined);
    setSaid(isBack ? treffDe.takenBack : words.tooLate);
  };
  if (isAsking) {
    const onMade = (done: FollowedUp) => {
      setMade(done);
      setSaid('');
      setAsking(false);
    };
    return <FollowUpForm {...{ quarterId, found, onMade }} onCancel={() => setAsking(false)} />;
  }
  return (
    <section class="stack">
      {made ? (
        <UndoNote done={words.sent} undo={treffDe.undo} takesFocus onUndo={() => void undo(made)} />
      ) : (
        <>
          {visit.followUpAt && <p>{words.already}</p>}
          <div class="row">
            <Button look="pill" icon={Send} onPress={() => setAsking(true)}>
              {visit.followUpAt ? words.again : words.open}
            </Button>
          </div>
        </>
      )}
      <p role="status">{said}</p>
    </section>
  );
}

function FollowUpForm({
  quarterId,
  found: { visit, personId },
  onMade,
  onCancel,
}: {
  quarterId: string;
  found: JoinedVisit;
  onMade: (done: FollowedUp) => void;
  onCancel: () => void;
}) {
  const [about, setAbout] = useState((visit.topics ?? []).join(', '));
  const [phone, setPhone] = useState('');
  const [where, setWhere] = useState<(typeof WHERE)[number]>(
    visit.outcome === 'homeVisit' ? 'home' : 'treff',
  );
  const [problem, setProblem] = useState<'phone' | 'failed'>();
  const send = async () => {
    const number = phoneFromTyped(phone);
    if (!number) return setProblem('phone');
    const around = await readSurroundings(quarterId, () => new Date());
    const draft = { words: about.trim(), phone: number, where };
    const of = { visitId: visit._id, personId };
    const done = await followUp(around, of, draft, tabletLock.current.actor);
    if (done.ok) onMade(done.value);
    else setProblem('failed');
  };
  return (
    <form
      class="card stack"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <TextField label={words.about} value={about} maxLength={500} takesFocus onInput={setAbout} />
      <TextField
        label={words.phone}
        error={problem === 'phone' ? words.phoneNeeded : undefined}
        kind="phone"
        value={phone}
        onInput={setPhone}
      />
      <Choice
        legend={words.where}
        options={WHERE.map((value) => ({ value, label: words.wheres[value] }))}
        value={where}
        onChange={setWhere}
      />
      <p role="alert" class="treff-problem">
        {problem === 'failed' && treffDe.failed}
      </p>
      <Button look="primary" onPress={() => void send()}>
        {words.send}
      </Button>
      <Button onPress={onCancel}>{treffDe.day.cancel}</Button>
    </form>
  );
}
