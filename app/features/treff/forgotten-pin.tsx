import { useEffect, useState } from 'preact/hooks';
import type { NameIndex } from '../../data/name-index.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import type { LockActions } from './lock-actions.ts';
import { SetPin } from './set-pin.tsx';

const words = lockDe.pin;

/** A colleague has opened the tablet for somebody who forgot the PIN: who, and which is the new one. */
export function ForgottenPin({
  names,
  actions,
  onSaid,
  onDone,
}: {
  names: NameIndex;
  actions: LockActions;
  onSaid: (words: string) => void;
  onDone: () => void;
}) {
  const [owners, setOwners] = useState<string[]>([]);
  const [who, setWho] = useState<{ personId: string; name: string }>();
  useEffect(() => void actions.owners().then(setOwners), []);
  if (who) {
    const done = (said: string) => {
      onSaid(said);
      onDone();
    };
    return <SetPin {...who} actions={actions} onSaid={done} onSkip={onDone} />;
  }
  const helping = names.volunteers();
  const others = owners.filter((owner) => !helping.some(({ personId }) => personId === owner));
  const nameless = others.map((personId, index) => ({
    personId,
    name: names.nameOf(personId) ?? words.someone(index + 1),
  }));
  return (
    <section class="card stack">
      <h2>{words.who}</h2>
      <div class="treff-grid">
        {[...helping, ...nameless].map((one) => (
          <Button key={one.personId} onPress={() => setWho(one)}>
            <bdi>{one.name}</bdi>
          </Button>
        ))}
        <Button look="pill" onPress={onDone}>
          {words.nobody}
        </Button>
      </div>
    </section>
  );
}
