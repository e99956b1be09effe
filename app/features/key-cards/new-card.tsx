import { Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { type KeyCard, keyCardText } from '#domain/key-card.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { observeQuarter } from '../../data/documents.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useLive } from '../../ui/use-live.ts';

const words = lockDe.keyCards;

/** A card that was just made, to be printed: it is in this page's memory alone. */
export function NewCard({
  card,
  name,
  quarterId,
  onDone,
}: {
  card: KeyCard;
  name: string;
  quarterId: string;
  onDone: () => void;
}) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const [firstName, setFirstName] = useState('');
  const phone = quarter?.office.phone;
  return (
    <Page title={words.printTitle}>
      <p class="no-print">{words.printText}</p>
      <p class="no-print">{words.forWhom(name)}</p>
      <div class="no-print">
        <TextField
          label={words.firstName}
          hint={words.firstNameHint}
          value={firstName}
          maxLength={30}
          onInput={setFirstName}
        />
      </div>
      <div class="key-card">
        <div class="key-card-qr">
          <QrCode text={keyCardText(card)} label={words.qr} />
        </div>
        <div>
          <p class="key-card-title">{words.cardName}</p>
          {firstName && (
            <p class="key-card-title">
              <bdi>{firstName}</bdi>
            </p>
          )}
          <p>{words.cardText}</p>
          <p>{phone ? words.cardLost(spokenPhone(phone)) : words.cardLostNoPhone}</p>
        </div>
      </div>
      <Button look="primary" icon={Printer} onPress={() => print()}>
        {words.print}
      </Button>
      <Button onPress={onDone}>{words.done}</Button>
    </Page>
  );
}
