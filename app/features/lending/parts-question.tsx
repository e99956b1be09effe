import { useState } from 'preact/hooks';
import type { LendablePart } from '#domain/lendable.ts';
import { lendingDe } from '../../texts/lending-de.ts';
import { Button } from '../../ui/button.tsx';
import { CheckList } from '../../ui/check-list.tsx';
import { partWords } from './lending-words.ts';

const words = lendingDe.ask;

/** Was geht mit, was kommt zurück? All of it is one press. */
export function PartsQuestion({
  parts,
  onChoose,
}: {
  parts: readonly LendablePart[];
  onChoose: (chosen: LendablePart[]) => void;
}) {
  const [checked, setChecked] = useState<string[]>([]);
  return (
    <>
      <CheckList
        legend={words.partsLegend}
        items={parts.map((part) => ({ value: part.name, label: partWords(part) }))}
        checked={checked}
        onChange={setChecked}
      />
      <Button look="primary" onPress={() => onChoose([...parts])}>
        {words.allParts}
      </Button>
      <Button onPress={() => onChoose(parts.filter(({ name }) => checked.includes(name)))}>
        {words.someParts}
      </Button>
    </>
  );
}
