import { addresses } from '#domain/addresses.ts';
import { useTexts } from '../texts/use-texts.ts';
import { LinkButton } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

/** An address that leads nowhere: said plainly, with a way on. */
export function NotFoundScreen() {
  const texts = useTexts();
  return (
    <Page title={texts.shell.notFoundTitle}>
      <p>{texts.shell.notFoundText}</p>
      <LinkButton look="primary" href={addresses.quarterChoice}>
        {texts.common.home}
      </LinkButton>
    </Page>
  );
}
