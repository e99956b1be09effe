import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Page } from '../../ui/page.tsx';

/** While what belongs on the poster is being read. */
export function PosterIsComing() {
  const texts = useTexts();
  return (
    <Page title={guideOf(texts).poster.title}>
      <p class="soft">{texts.common.loading}</p>
    </Page>
  );
}
