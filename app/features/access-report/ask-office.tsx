import { useState } from 'preact/hooks';
import { accessDueOn } from '#domain/access-request.ts';
import type { LocalDate } from '#domain/local-time.ts';
import {
  type AskFailure,
  askWhatIsStored,
  observeIsKnown,
  observeOwnAccessRequest,
} from '../../data/access-request-commands.ts';
import { observeOwnPerson } from '../../data/own-person.ts';
import type { Privacy } from '../../texts/privacy-de.ts';
import { usePrivacy } from '../../texts/privacy-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { NOTHING_TO_SEE, useLive } from '../../ui/use-live.ts';
import { AskForm } from './ask-form.tsx';

/** Asks the office what it has: with one press on one's own phone, with name and number on a tablet
 *  that many use. Who has asked already sees until when the answer comes. */
export function AskOffice({ quarterId, role }: { quarterId: string; role: string }) {
  const { mine } = usePrivacy();
  const texts = useTexts();
  const own = useLive(observeOwnPerson, []);
  // A volunteer is known to the office; their phone is their own, and hands in sealed.
  const isVolunteer = role === 'team' && Boolean(own);
  const open = useLive(
    () => (own ? observeOwnAccessRequest(quarterId, own) : NOTHING_TO_SEE),
    [quarterId, own],
  );
  const hasSaid = useLive(
    () => (own ? observeIsKnown(quarterId, own) : NOTHING_TO_SEE),
    [quarterId, own],
  );
  const isKnown = isVolunteer || hasSaid;
  const [said, setSaid] = useState('');
  const ask = async (what: Parameters<typeof askWhatIsStored>[1] = {}) => {
    const now = new Date();
    const asked = await askWhatIsStored(quarterId, what, now);
    const due = texts.dates.dayWithYear(accessDueOn(now));
    setSaid(asked.ok ? mine.askedHere(due) : failureWords(mine, asked.error));
    return asked.ok;
  };
  return (
    <Card class="stack report-ask no-print">
      <h2>{mine.ask}</h2>
      <p>{mine.askText}</p>
      {open && <Asked dueOn={open.dueOn} />}
      {!open && role !== 'team' && <p>{mine.askSeen}</p>}
      {!open && isKnown && (
        <Button look="primary" onPress={() => void ask()}>
          {mine.send}
        </Button>
      )}
      {!open && !isKnown && <AskForm canSee={role === 'team'} onAsk={ask} />}
      <p role="status" class="report-said">
        {said}
      </p>
    </Card>
  );
}

function Asked({ dueOn }: { dueOn: LocalDate }) {
  const { mine } = usePrivacy();
  const { dates } = useTexts();
  return <p>{mine.asked(dates.dayWithYear(dueOn))}</p>;
}

function failureWords({ failed, noKey }: Privacy['mine'], { code }: AskFailure): string {
  return code === 'noKey' ? noKey : failed;
}
