import { addresses } from '#domain/addresses.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

/** An address with a day that no calendar has. */
export function WrongDate({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  return (
    <Page title={guideOf(texts).poster.title}>
      <p>{guideOf(texts).poster.wrongDate}</p>
      <LinkButton look="primary" href={addresses.events(quarterId)}>
        {texts.event.toCalendar}
      </LinkButton>
    </Page>
  );
}
