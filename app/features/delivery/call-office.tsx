import { Phone } from 'lucide';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { observeQuarter } from '../../data/documents.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';
import { useLive } from '../../ui/use-live.ts';

/** The way on where no waiting helps: the office's number; nothing where it has none. */
export function CallOffice({ quarterId }: { quarterId: string }) {
  const { place } = useTexts();
  const phone = useLive(() => observeQuarter(quarterId), [quarterId])?.office.phone;
  if (!phone) return null;
  return (
    <LinkButton look="primary" icon={Phone} href={phoneLink(phone)}>
      {place.callOffice}: <PhoneText>{spokenPhone(phone)}</PhoneText>
    </LinkButton>
  );
}
