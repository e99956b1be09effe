import { addresses } from '#domain/addresses.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

/** A poster of a place that is not there any more. */
export function MissingOnPoster({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  return (
    <Page title={guideOf(texts).poster.title}>
      <p>{texts.place.missingTitle}.</p>
      <LinkButton look="primary" href={addresses.directory(quarterId)}>
        {texts.home.whoHelps}
      </LinkButton>
    </Page>
  );
}
