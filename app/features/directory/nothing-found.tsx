import { Phone } from 'lucide';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PhoneText } from '../../ui/phone-text.tsx';

/** Nothing fits: says so, and offers what may help instead. */
export function NothingFound({
  quarter,
  widen,
}: {
  quarter?: Quarter;
  /** Where filters leave something out: how to be rid of them, and how many there would be. */
  widen?: { count: number; onPress: () => void };
}) {
  const texts = useTexts();
  const phone = quarter?.office.phone;
  return (
    <EmptyState title={texts.directory.none}>
      {widen && widen.count > 0 ? (
        <Button look="primary" onPress={widen.onPress}>
          {texts.directory.withoutFilters} ({texts.directory.count(widen.count)})
        </Button>
      ) : (
        <p>{texts.directory.noneHint}</p>
      )}
      {phone && (
        <LinkButton icon={Phone} href={phoneLink(phone)}>
          {texts.place.callOffice}: <PhoneText>{spokenPhone(phone)}</PhoneText>
        </LinkButton>
      )}
    </EmptyState>
  );
}
