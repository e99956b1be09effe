import { Phone } from 'lucide';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { openingStatus } from '#domain/opening-status.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useSchedules } from '../hours/use-schedules.ts';
import { useTexts } from '../texts/use-texts.ts';
import { LinkButton } from '../ui/button.tsx';
import { useInfoTablet } from '../ui/info-tablet.ts';
import { PhoneText } from '../ui/phone-text.tsx';
import { useNow } from '../ui/use-now.ts';
import { officeHoursWords } from './office-hours.ts';

/** The office's number and hours: at the same place on every screen. */
export function OfficeBar({ quarter }: { quarter: Quarter }) {
  const { shell } = useTexts();
  const { name, phone } = quarter.office;
  const hours = useOfficeHours(quarter);
  const isInfoTablet = useInfoTablet();
  if (isInfoTablet) return <OfficeToRead {...{ name, phone, hours }} />;
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

/** The same where nobody can ring: the number is to be read, copied, and rung elsewhere. */
function OfficeToRead({ name, phone, hours }: { name: string; phone?: string; hours?: string }) {
  return (
    <footer class="office-bar">
      <div class="office-bar-content">
        <p class="office-bar-read">
          <bdi>{name}</bdi>
          {phone && <PhoneText>{spokenPhone(phone)}</PhoneText>}
        </p>
        {hours && <p class="office-bar-facts small soft">{hours}</p>}
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
