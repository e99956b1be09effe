import { CalendarPlus } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';

/** The quarter's calendar in the phone's own, kept up to date by the phone. */
export function SubscribeCard({ quarterId }: { quarterId: string }) {
  const { events } = useTexts();
  const isInfoTablet = useInfoTablet();
  const path = addresses.calendar(quarterId);
  if (isInfoTablet) return null;
  return (
    <Card class="stack">
      <h2>{events.subscribeTitle}</h2>
      <p>{events.subscribeText}</p>
      <LinkButton icon={CalendarPlus} href={`webcal://${location.host}${path}`}>
        {events.subscribe}
      </LinkButton>
      <p class="soft small">{events.subscribeAddress}</p>
      <p class="small events-address">
        <bdi>{location.origin + path}</bdi>
      </p>
    </Card>
  );
}
