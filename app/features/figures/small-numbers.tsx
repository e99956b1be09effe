import { useState } from 'preact/hooks';
import { hideSmallCounts } from '../../data/small-counts-setting.ts';
import { figuresDe as words } from '../../texts/figures-de.ts';
import { Button } from '../../ui/button.tsx';

/** The quarter's setting: whether numbers under five are hidden, on every screen of statistics. */
export function SmallNumbers({ quarterId, hides }: { quarterId: string; hides: boolean }) {
  const [said, setSaid] = useState('');
  const change = async () => {
    const done = await hideSmallCounts(quarterId, !hides, new Date());
    if (!done.ok) setSaid(words.failed);
    else setSaid(hides ? words.shownNow : words.hiddenNow);
  };
  return (
    <section class="card stack no-print">
      <h2>{words.hideTitle}</h2>
      <p>{words.hideText}</p>
      <p>{words.hideHow}</p>
      <div class="row">
        <Button look="pill" pressed={hides} onPress={() => void change()}>
          {words.hide}
        </Button>
      </div>
      <p role="status">{said}</p>
    </section>
  );
}
