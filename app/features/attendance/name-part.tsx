import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { typedCardNumber } from '#domain/card-number.ts';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Entering } from './use-entering.ts';
import type { People, Someone } from './use-people.ts';

const MOST = 8;

/** Finds who came by the first letters of the name, or by the number of the card; a press enters them. */
export function NamePart({
  quarterId,
  people,
  entering,
  isPaper,
  isOffice,
}: {
  quarterId: string;
  people: People;
  entering: Entering;
  isPaper: boolean;
  isOffice: boolean;
}) {
  const [typed, setTyped] = useState('');
  const number = typedCardNumber(typed);
  const found = people.find(typed, MOST + 1);
  const name = typed.trim();
  const enter = async ({ personId, name: whose }: Someone) => {
    setTyped('');
    await entering.enter(personId, isPaper ? 'paper' : number ? 'number' : 'name', whose);
  };
  const enterNew = async () => {
    setTyped('');
    await entering.enterNew(name, isPaper ? 'paper' : 'name');
  };
  if (people.isLocked) {
    return (
      <>
        <p>{words.locked}</p>
        <div class="row">
          <LinkButton look="pill" href={addresses.treff(quarterId)}>
            {words.unlock}
          </LinkButton>
        </div>
      </>
    );
  }
  const isNew = isOffice && name !== '' && number === undefined && /\p{L}/u.test(name);
  return (
    <div class="stack">
      <TextField
        label={words.search}
        hint={words.searchHint}
        value={typed}
        maxLength={120}
        onInput={setTyped}
      />
      <div class="attendance-found">
        {found.slice(0, MOST).map((one) => (
          <Button key={one.personId} onPress={() => void enter(one)}>
            <bdi>{one.name}</bdi>
          </Button>
        ))}
      </div>
      <p role="status" class="soft">
        {name && found.length === 0 && (number ? words.unknownNumber : words.none)}
        {found.length > MOST && words.more}
      </p>
      {isNew && (
        <div class="row">
          <Button look="pill" onPress={() => void enterNew()}>
            {words.addNew(name)}
          </Button>
        </div>
      )}
    </div>
  );
}
