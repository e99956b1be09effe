import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { addresses } from '#domain/addresses.ts';
import type { Lendable } from '#domain/lendable.ts';
import { observePlaces } from '../../data/documents.ts';
import { addLendable, changeLendable, type LendableFailure } from '../../data/lendable-commands.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { KnownLendable } from './known-lendable.tsx';
import { LendingGate, type LendingProps } from './lending-gate.tsx';
import { lendingFailure } from './lending-words.ts';
import { linesOf, partsFrom } from './part-lines.ts';
import { saidOfNew } from './use-done.ts';

const { edit: words, kinds, failures } = lendingDe;
const KINDS = Object.keys(kinds) as (keyof typeof kinds)[];

/** The office changes what is said of a thing. */
export function EditLendableScreen({
  quarterId,
  itemKey,
  look,
}: LendingProps & { itemKey: string }) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {({ isOffice }) => (
        <KnownLendable quarterId={quarterId} id={`lendable:${itemKey}`}>
          {({ lendable }) => (
            <Page title={words.title}>
              {isOffice ? <Form {...{ quarterId, lendable }} /> : <p>{failures.forbidden}</p>}
            </Page>
          )}
        </KnownLendable>
      )}
    </LendingGate>
  );
}

/** The office enters a new thing to lend. */
export function NewLendableScreen({ quarterId, look }: LendingProps) {
  return (
    <LendingGate {...{ quarterId, look }}>
      {({ isOffice }) => (
        <Page title={words.titleNew}>
          {isOffice ? <Form quarterId={quarterId} /> : <p>{failures.forbidden}</p>}
        </Page>
      )}
    </LendingGate>
  );
}

function Form({ quarterId, lendable }: { quarterId: string; lendable?: Lendable }) {
  const { route } = useLocation();
  const [name, setName] = useState(lendable?.name ?? '');
  const [number, setNumber] = useState(lendable?.number ?? '');
  const [kind, setKind] = useState(lendable?.kind ?? 'tablet');
  const [lines, setLines] = useState(linesOf(lendable?.parts));
  const [placeId, setPlaceId] = useState(lendable?.placeId ?? '');
  const [problem, setProblem] = useState<LendableFailure['code'] | 'missing'>();
  const save = async () => {
    if (!name.trim() || !number.trim()) return setProblem('missing');
    const parts = partsFrom(lines);
    const details = { name: name.trim(), number: number.trim(), kind, parts };
    const all = { ...details, placeId: placeId || undefined };
    const around = await readSurroundings(quarterId, () => new Date());
    const saved = lendable
      ? await changeLendable(around, lendable._id, all)
      : await addLendable(around, all);
    if (!saved.ok) return setProblem(saved.error.code);
    const id = saved.value ?? lendable?._id ?? '';
    if (!lendable) saidOfNew(quarterId, id);
    route(addresses.lendable(quarterId, id), true);
  };
  const isMissing = problem === 'missing';
  const isTaken = problem === 'numberTaken';
  const other = isMissing || isTaken ? undefined : problem;
  return (
    <form
      class="stack lending-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        maxLength={120}
        error={isMissing && !name.trim() ? words.nameMissing : undefined}
        onInput={setName}
      />
      <TextField
        label={words.number}
        value={number}
        maxLength={40}
        error={numberProblem(isMissing && !number.trim(), isTaken)}
        onInput={setNumber}
      />
      <SelectField
        label={words.kind}
        options={KINDS.map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        label={words.parts}
        hint={words.partsHint}
        value={lines}
        lines={4}
        maxLength={1_000}
        onInput={setLines}
      />
      <PlaceField quarterId={quarterId} value={placeId} onChange={setPlaceId} />
      <p role="alert" class="tone-bad lending-said">
        {other && lendingFailure({ code: other } as LendableFailure)}
      </p>
      <Button look="primary" onPress={() => void save()}>
        {words.save}
      </Button>
    </form>
  );
}

function numberProblem(isMissing: boolean, isTaken: boolean): string | undefined {
  if (isTaken) return failures.numberTaken;
  return isMissing ? words.numberMissing : undefined;
}

/** Where it is kept: of the directory those that have to do with technology, or meet. */
function PlaceField({
  quarterId,
  value,
  onChange,
}: {
  quarterId: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const places = useLive(() => observePlaces(quarterId), [quarterId]) ?? [];
  const fitting = places
    .filter(({ _id, doors }) => _id === value || doors?.includes('technology'))
    .sort((a, b) => BY_NAME.compare(a.name, b.name));
  return (
    <SelectField
      label={words.place}
      options={[
        { value: '', label: words.noPlace },
        ...fitting.map(({ _id, name }) => ({ value: _id, label: name })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

const BY_NAME = new Intl.Collator('de');
