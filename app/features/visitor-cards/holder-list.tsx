import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { CardHolder } from '#domain/card-holders.ts';
import { typedCardNumber } from '#domain/card-number.ts';
import { personsFound } from '#domain/person-list.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { giveCards } from '../../data/visitor-cards.ts';
import { visitorCardsDe as words } from '../../texts/visitor-cards-de.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';

/** So many rows are drawn at once. */
const PORTION = 50;

/** Everybody whom the Treff knows: chosen here, their cards are printed together. */
export function HolderList({
  quarterId,
  holders,
  onPrint,
}: {
  quarterId: string;
  holders: readonly CardHolder[];
  onPrint: (cards: VisitorCard[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const [show, setShow] = useState<'all' | 'without'>('all');
  const [most, setMost] = useState(PORTION);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState('');
  const found = personsFound(holders, typedCardNumber(typed) ?? typed).filter(
    ({ cardNumber }) => show === 'all' || cardNumber === undefined,
  );
  const toggle = (personId: string) => {
    const next = new Set(chosen);
    if (!next.delete(personId)) next.add(personId);
    setChosen(next);
  };
  const print = async () => {
    const inOrder = holders.map(({ personId }) => personId).filter((one) => chosen.has(one));
    const given = await giveCards(quarterId, inOrder, new Date());
    setProblem(given.ok ? '' : words.failed);
    if (given.ok) onPrint(given.value);
  };
  if (holders.length === 0) return <EmptyState title={words.empty} />;
  return (
    <>
      <div class="visitor-cards-bar">
        <SearchField label={words.search} value={typed} onInput={setTyped} />
        <SelectField
          label={words.show}
          options={[
            { value: 'all', label: words.all },
            { value: 'without', label: words.withoutCard },
          ]}
          value={show}
          onChange={setShow}
        />
      </div>
      <p role="status">
        {words.count(found.length)} · {words.chosen(chosen.size)}
      </p>
      <div class="row">
        {found.length > 0 && (
          <Button
            look="pill"
            onPress={() => setChosen(new Set([...chosen, ...found.map((one) => one.personId)]))}
          >
            {words.chooseAll(found.length)}
          </Button>
        )}
        {chosen.size > 0 && (
          <>
            <Button look="pill" onPress={() => setChosen(new Set())}>
              {words.chooseNone}
            </Button>
            <Button look="pill" class="visitor-cards-go" onPress={() => void print()}>
              {words.toSheets}
            </Button>
          </>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
      {found.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Rows {...{ quarterId, chosen }} holders={found.slice(0, most)} onToggle={toggle} />
      )}
      {found.length > most && (
        <div class="row">
          <Button onPress={() => setMost(most + PORTION)}>{words.more}</Button>
        </div>
      )}
    </>
  );
}

function Rows({
  quarterId,
  holders,
  chosen,
  onToggle,
}: {
  quarterId: string;
  holders: readonly CardHolder[];
  chosen: ReadonlySet<string>;
  onToggle: (personId: string) => void;
}) {
  const { columns } = words;
  return (
    <DataTable
      label={words.title}
      columns={[columns.name, columns.number, columns.choose]}
      rows={holders.map(({ personId, name, cardNumber }) => ({
        key: personId,
        cells: [
          <a class="data-table-link" href={addresses.visitorCards(quarterId, personId)}>
            <bdi>{name}</bdi>
          </a>,
          cardNumber,
          <Button look="pill" pressed={chosen.has(personId)} onPress={() => onToggle(personId)}>
            {words.choose}
            <span class="visually-hidden">: {name}</span>
          </Button>,
        ],
      }))}
    />
  );
}
