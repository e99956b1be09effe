import { useState } from 'preact/hooks';
import { typedCardNumber } from '#domain/card-number.ts';
import { useTellingApart } from '../../entries/use-telling-apart.ts';
import { attendanceDe as words } from '../../texts/attendance-de.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Entering } from './use-entering.ts';
import type { People, Someone } from './use-people.ts';

const MOST = 8;

/** At the office: finds who came by the first letters of the name, or by the number of the card, among all
 *  of whom there is a document; a press enters them. */
export function NamePart({
  quarterId,
  people,
  entering,
  isPaper,
}: {
  quarterId: string;
  people: People;
  entering: Entering;
  isPaper: boolean;
}) {
  const [typed, setTyped] = useState('');
  const number = typedCardNumber(typed);
  const found = people.find(typed, MOST + 1);
  const apart = useTellingApart(quarterId, people.namesakes(found));
  const name = typed.trim();
  const enter = async ({ personId, name: whose }: Someone) => {
    setTyped('');
    await entering.enter(personId, isPaper ? 'paper' : number ? 'number' : 'name', whose);
  };
  const enterNew = async () => {
    setTyped('');
    await entering.enterNew(name, isPaper ? 'paper' : 'name');
  };
  const isNew = name !== '' && number === undefined && /\p{L}/u.test(name);
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
            {apart(one.personId) && <span class="treff-count">{apart(one.personId)}</span>}
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
