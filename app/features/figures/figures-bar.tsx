import { FIGURE_STEPS, type FigureQuery, periodsOf } from '#domain/figure-rows.ts';
import type { TreffFigures } from '#domain/treff-figures.ts';
import { timeWords } from '../../texts/figure-words.ts';
import { figuresDe as words } from '../../texts/figures-de.ts';
import { SelectField } from '../../ui/select-field.tsx';

/** What is counted: by which steps, where and when. */
export function FiguresBar({
  all,
  query,
  nameOfPlace,
  onChange,
}: {
  all: TreffFigures;
  query: FigureQuery;
  nameOfPlace: (placeId: string | undefined) => string;
  onChange: (changes: Partial<FigureQuery>) => void;
}) {
  const known = new Set(all.months.map(({ placeId }) => placeId));
  if (query.placeId !== undefined) known.add(query.placeId);
  const places = [...known]
    .map((value) => ({ value, label: nameOfPlace(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'de'));
  const periods = new Set([...periodsOf(all, 4), ...periodsOf(all, 7)]);
  if (query.period !== undefined) periods.add(query.period);
  return (
    <div class="figures-bar no-print">
      <SelectField
        label={words.by}
        options={FIGURE_STEPS.map((value) => ({ value, label: words.steps[value] }))}
        value={query.by}
        onChange={(by) => onChange({ by })}
      />
      <SelectField
        label={words.place}
        options={[{ value: '', label: words.allPlaces }, ...places]}
        value={query.placeId ?? ''}
        onChange={(placeId) => onChange({ placeId: placeId || undefined })}
      />
      <SelectField
        label={words.time}
        options={[
          { value: '', label: words.allTime },
          ...[...periods]
            .sort(yearBeforeItsMonths)
            .map((value) => ({ value, label: timeWords(value) })),
        ]}
        value={query.period ?? ''}
        onChange={(period) => onChange({ period: period || undefined })}
      />
    </div>
  );
}

/** The newest first; a year stands before its months. */
function yearBeforeItsMonths(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.padEnd(7, '-99'));
  return (one ?? '') > (other ?? '') ? -1 : 1;
}
