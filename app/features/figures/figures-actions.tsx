import { Download, Printer } from 'lucide';
import { useState } from 'preact/hooks';
import type { FigureRow } from '#domain/figure-rows.ts';
import { figuresDe as words } from '../../texts/figures-de.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/file-saving.ts';
import { figuresFile } from './figures-file.ts';

/** Prints what is on screen, and saves it as a table. */
export function FiguresActions({
  rows,
  nameOfPlace,
}: {
  rows: readonly FigureRow[];
  nameOfPlace: (placeId: string | undefined) => string;
}) {
  const [said, setSaid] = useState('');
  const save = async () => {
    const text = await figuresFile(rows, nameOfPlace).catch(() => undefined);
    if (text !== undefined) saveFile(`${words.fileName}.csv`, 'text/csv;charset=utf-8', text);
    setSaid(text === undefined ? words.failed : words.saved);
  };
  return (
    <div class="stack no-print">
      <div class="row">
        <Button look="pill" icon={Printer} onPress={() => window.print()}>
          {words.print}
        </Button>
        <Button look="pill" icon={Download} onPress={() => void save()}>
          {words.save}
        </Button>
      </div>
      <p role="status">{said}</p>
    </div>
  );
}
