import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';

/** A screen's code could not be fetched: said plainly, with a way to try again. */
export function MissingScreen() {
  const { shell, common } = useTexts();
  return (
    <Page title={shell.missingScreenTitle}>
      <p>{shell.missingScreenText}</p>
      <Button look="primary" onPress={() => location.reload()}>
        {common.retry}
      </Button>
    </Page>
  );
}
