import { useState } from 'preact/hooks';
import type { LocalDate } from '#domain/local-time.ts';
import { typedDate } from '#domain/typed-date.ts';
import { addCall, undoCall } from '../../data/call-list.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import { callFromTyped, type TypedCall, WHY } from './typed-call.ts';

const { calls: words, write } = officeRequestsDe;
const PROBLEMS = {
  name: write.nameMissing,
  noPhone: write.phoneMissing,
  phone: write.phoneWrong,
  day: words.dayWrong,
};

/** Puts somebody on the list who is to be rung for a reason that nothing here knows of; taken back, they
 *  are off it again. */
export function AddCall({ quarterId, today }: { quarterId: string; today: LocalDate }) {
  const [isOpen, setOpen] = useState(false);
  const [added, setAdded] = useState<{ callId: string; name: string }>();
  const around = () => readSurroundings(quarterId, () => new Date());
  if (isOpen) {
    const onAdd = async (typed: TypedCall) => {
      const call = callFromTyped(typed);
      if (!call.ok) return PROBLEMS[call.error.code];
      const made = await addCall(await around(), call.value);
      if (!made.ok) return officeRequestsDe.failed;
      setAdded({ callId: made.value.callId, name: typed.name.trim() });
      setOpen(false);
      return undefined;
    };
    return <CallForm today={today} onAdd={onAdd} />;
  }
  const takeBack = async (callId: string) => {
    await undoCall(await around(), callId);
    setAdded(undefined);
  };
  return (
    <div class="stack no-print">
      {added && (
        <UndoNote
          key={added.callId}
          done={words.added(added.name)}
          undo={officeRequestsDe.undo}
          onUndo={() => void takeBack(added.callId)}
          takesFocus
        />
      )}
      <div class="row">
        <Button look="pill" onPress={() => setOpen(true)}>
          {words.add}
        </Button>
      </div>
    </div>
  );
}

function CallForm({
  today,
  onAdd,
}: {
  today: LocalDate;
  /** Gives what is wrong with it, in words. */
  onAdd: (typed: TypedCall) => Promise<string | undefined>;
}) {
  const [typed, setTyped] = useState<TypedCall>({
    ...{ name: '', phone: '', why: 'other' },
    byWhen: typedDate(today),
  });
  const [problem, setProblem] = useState<string>();
  const say = (more: Partial<TypedCall>) => setTyped({ ...typed, ...more });
  const add = async () => setProblem(await onAdd(typed));
  return (
    <form
      class="card stack no-print calls-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{words.add}</h2>
      {problem && (
        <p role="alert" class="tone-bad">
          {problem}
        </p>
      )}
      <TextField
        label={write.name}
        value={typed.name}
        maxLength={120}
        onInput={(name) => say({ name })}
      />
      <TextField
        label={write.number}
        value={typed.phone}
        maxLength={40}
        onInput={(phone) => say({ phone })}
      />
      <TextField
        label={words.columns.due}
        hint={words.dayHint}
        value={typed.byWhen}
        maxLength={40}
        onInput={(byWhen) => say({ byWhen })}
      />
      <SelectField
        label={words.columns.why}
        options={WHY.map((value) => ({ value, label: words.why[value] }))}
        value={typed.why}
        onChange={(why) => say({ why })}
      />
      <Button look="primary" onPress={() => void add()}>
        {words.addNow}
      </Button>
    </form>
  );
}
