import { Phone } from 'lucide';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { openingStatus } from '#domain/opening-status.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useSchedules } from '../hours/use-schedules.ts';
import { useTexts } from '../texts/use-texts.ts';
import { LinkButton } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';
import { officeHoursWords } from './office-hours.ts';

/** The office's number and hours: at the same place on every screen. */
export function OfficeBar({ quarter }: { quarter: Quarter }) {
  const { shell } = useTexts();
  const { name, phone } = quarter.office;
  const hours = useOfficeHours(quarter);
  return (
    <footer class="office-bar">
      <div class="office-bar-content">
        {phone && (
          <LinkButton look="primary" icon={Phone} href={phoneLink(phone)}>
            {shell.callOffice}
          </LinkButton>
        )}
        <p class="office-bar-facts small soft">
          <bdi>{phone ? spokenPhone(phone) : name}</bdi>
          {hours && ` · ${hours}`}
        </p>
      </div>
    </footer>
  );
}

/** The hours of a quarter's office now, in a few words. */
function useOfficeHours({ land, office }: Quarter): string | undefined {
  const texts = useTexts();
  const now = localDateTimeAt(useNow());
  const value = office.openingHours;
  const schedules = useSchedules(land, value ? [value] : [], dateOf(now));
  if (!value) return undefined;
  return officeHoursWords(texts, openingStatus(schedules.get(value), now), now);
}
