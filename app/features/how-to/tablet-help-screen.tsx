import { Printer } from 'lucide';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useSchedules } from '#hours/use-schedules.ts';
import { observeQuarter } from '../../data/documents.ts';
import { de } from '../../texts/de.ts';
import { kioskWorkDe } from '../../texts/kiosk-work-de.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import './tablet-help.css';

const words = kioskWorkDe.help;

/** "Tablet hängt": one page of paper for whoever has the info tablet standing with them. */
export function TabletHelpScreen({ quarterId }: { quarterId: string }) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  return (
    <div lang="de" dir="ltr">
      <Page title={words.title} before={<p class="soft">{words.for}</p>}>
        <ol class="tablet-help-steps">
          {words.steps.map(({ title, text }) => (
            <li key={title} class="card">
              <h2>{title}</h2>
              <p>{text}</p>
            </li>
          ))}
        </ol>
        {quarter && <Office quarter={quarter} />}
        <section>
          <h2>{words.daily}</h2>
          <ul class="tablet-help-daily">
            {words.dailySteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{words.neverTitle}</h2>
          <p>{words.never}</p>
        </section>
        <Button look="primary" icon={Printer} class="no-print" onPress={() => print()}>
          {words.print}
        </Button>
      </Page>
    </div>
  );
}

function Office({ quarter: { land, office } }: { quarter: Quarter }) {
  const today = dateOf(localDateTimeAt(useNow()));
  const { name, phone, openingHours } = office;
  const schedules = useSchedules(land, openingHours ? [openingHours] : [], today);
  const schedule = schedules.get(openingHours ?? '');
  const phrases = schedule?.readable ? schedule.phrases : undefined;
  return (
    <section class="card tablet-help-office">
      <h2>{phone ? words.officePhone : name}</h2>
      {phone ? <PhoneText>{spokenPhone(phone)}</PhoneText> : <p>{words.noPhone}</p>}
      {phrases && (
        <p>
          {words.hours}: {de.opening.sentence(phrases)}
        </p>
      )}
    </section>
  );
}
