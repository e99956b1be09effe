import { CalendarX } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import './calendar-off-part.css';

/** What is said where a visit is off that was put into the phone's calendar. */
export interface CalendarOffWords {
  title: string;
  text: string;
  button: string;
  saved: string;
  failed: string;
}

/** A visit that is off is taken out of the phone's calendar, by a file that says so. */
export function CalendarOffPart({
  words,
  save,
}: {
  words: CalendarOffWords;
  save: () => Promise<void>;
}) {
  const [said, setSaid] = useState('');
  const press = () => {
    setSaid('');
    save().then(
      () => setSaid(words.saved),
      () => setSaid(words.failed),
    );
  };
  return (
    <Card class="stack">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <Button icon={CalendarX} onPress={press}>
        {words.button}
      </Button>
      <p role="status" class="calendar-off-said">
        {said}
      </p>
    </Card>
  );
}
