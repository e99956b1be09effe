import { Phone } from 'lucide';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { useTexts } from '../texts/use-texts.ts';
import { LinkButton } from '../ui/button.tsx';
import { PhoneText } from '../ui/phone-text.tsx';

/** Rings a number. It stands in the button: it can be read, and dialled elsewhere. */
export function CallButton({ phone }: { phone: string }) {
  const { common } = useTexts();
  return (
    <LinkButton look="primary" icon={Phone} href={phoneLink(phone)}>
      {common.call}: <PhoneText>{spokenPhone(phone)}</PhoneText>
    </LinkButton>
  );
}
