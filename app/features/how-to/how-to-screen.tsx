import { Printer } from 'lucide';
import { useGuide } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import './how-to.css';

/** "Wie geht das?": short steps for what people do here, to read and to print. */
export function HowToScreen() {
  const { howTo } = useGuide();
  const { common } = useTexts();
  return (
    <Page title={howTo.title}>
      {howTo.topics.map(({ title, steps }) => (
        <section key={title} class="card how-to-topic">
          <h2>{title}</h2>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      ))}
      <Button icon={Printer} class="how-to-print" onPress={() => print()}>
        {common.print}
      </Button>
    </Page>
  );
}
