import { Printer } from 'lucide';
import { useMemo, useRef, useState } from 'preact/hooks';
import { guideOf, useGuide } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import type { Paper, PosterGroup } from './poster-group.ts';
import { Sheet, type SheetFrame, SheetGroup } from './sheet.tsx';
import { useSheetLayout } from './use-sheet-layout.ts';
import '../../ui/printed.css';
import './poster.css';

const PAPERS: readonly { value: Paper; label: string }[] = [
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
];

/** A poster as it will come out of the printer, with one button that prints it. */
export function PosterScreen({
  frame,
  groups,
}: {
  frame: SheetFrame;
  groups: readonly PosterGroup[];
}) {
  const texts = useTexts();
  const [paper, setPaper] = useState<Paper>('a4');
  return (
    <Page title={guideOf(texts).poster.title}>
      <Button look="primary" icon={Printer} onPress={() => window.print()}>
        {texts.common.print}
      </Button>
      <Choice
        legend={guideOf(texts).poster.paper}
        options={PAPERS}
        value={paper}
        onChange={setPaper}
      />
      <Sheets frame={frame} groups={groups} paper={paper} />
    </Page>
  );
}

function Sheets({
  frame,
  groups,
  paper,
}: {
  frame: SheetFrame;
  groups: readonly PosterGroup[];
  paper: Paper;
}) {
  const { poster } = useGuide();
  const measure = useRef<HTMLElement | null>(null);
  const layout = useSheetLayout(measure, groups, paper);
  const count = layout?.sheets.length ?? 0;
  const toMeasure = useMemo(
    () => groups.map((group) => <SheetGroup key={group.key} group={group} />),
    [groups],
  );
  return (
    <>
      <p class="soft no-print" role="status">
        {layout && `${poster.preview} ${poster.sheets(count)}`}
      </p>
      <div class={`poster printed-alone poster-${paper}`}>
        {layout?.sheets.map((parts, index) => (
          <Sheet
            key={index}
            frame={frame}
            class={`sheet-${layout.density}`}
            page={count > 1 ? poster.page(index + 1, count) : undefined}
          >
            {parts.map(({ group: number, from, until }) => {
              const group = groups[number];
              return (
                group && (
                  <SheetGroup
                    key={group.key}
                    group={group}
                    rows={group.rows.slice(from, until)}
                    isContinued={from > 0}
                  />
                )
              );
            })}
          </Sheet>
        ))}
        <div class="poster-measure" aria-hidden="true">
          <Sheet frame={frame} class="sheet-measure" page={poster.page(1, 2)} inner={measure}>
            {toMeasure}
          </Sheet>
        </div>
      </div>
    </>
  );
}
