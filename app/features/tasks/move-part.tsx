import { CalendarClock, Check } from 'lucide';
import { useState } from 'preact/hooks';
import type { LocalDate, LocalDateTime } from '#domain/local-time.ts';
import type { RequestCard } from '#domain/request-card.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TimeFields, useTimeChoice } from './time-choice.tsx';
import type { Answering } from './use-answering.ts';

const words = officeRequestsDe.tasks;

interface MoveProps {
  card: RequestCard;
  today: LocalDate;
  agreed: LocalDateTime;
  answering: Answering;
}

/** Another time for a visit that is agreed, also without a network. */
export function MovePart(props: MoveProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button icon={CalendarClock} expanded={false} onPress={() => setOpen(true)}>
        {words.move}
      </Button>
    );
  }
  return <MoveForm {...props} onDone={() => setOpen(false)} />;
}

function MoveForm({ card, today, agreed, answering, onDone }: MoveProps & { onDone: () => void }) {
  // A visit may be agreed for a day that the card does not name.
  const choice = useTimeChoice({ ...card, when: undefined }, today, agreed);
  const save = () =>
    choice.take((at) => {
      if (at !== agreed) answering.move(at, agreed);
      onDone();
    });
  return (
    <Card class="stack">
      <h2>{words.move}</h2>
      <p>{words.moveText}</p>
      <TimeFields {...choice} />
      <Button look="primary" icon={Check} onPress={save}>
        {words.moveSave}
      </Button>
      <Button onPress={onDone}>{words.moveKeep}</Button>
    </Card>
  );
}
