import { useLocation } from 'preact-iso';
import type { CardFilters } from '#domain/card-filters.ts';
import { isLocalDate, type LocalDate } from '#domain/local-time.ts';
import type { RequestKind } from '#domain/request.ts';
import { offeredDays } from '#domain/request-draft.ts';
import { dayOption } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { languageName } from '../../texts/language-names.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { SelectField } from '../../ui/select-field.tsx';

const { tasks: words, inbox } = officeRequestsDe;
const KINDS = Object.keys(inbox.kinds) as RequestKind[];
/** The languages in which help is most often asked for; a card without one suits everybody. */
const LANGUAGES = ['de', 'ar', 'tr', 'ru', 'en', 'uk', 'pl'];

/** What an address says of the filters. */
export function filtersIn(query: Record<string, string>): CardFilters {
  const { kind, language, day } = query;
  return {
    kind: KINDS.find((known) => known === kind),
    language: LANGUAGES.find((known) => known === language),
    day: day !== undefined && isLocalDate(day) ? day : undefined,
  };
}

/** Kind, language and day; each choice stands in the address. */
export function CardFilterBar({ filters, today }: { filters: CardFilters; today: LocalDate }) {
  const { path, route } = useLocation();
  const change = (changes: CardFilters) => {
    const entries = Object.entries({ ...filters, ...changes }).filter(([, value]) => value);
    const search = new URLSearchParams(entries as [string, string][]).toString();
    route(search ? `${path}?${search}` : path, true);
  };
  return (
    <div class="tasks-filters">
      <SelectField
        label={words.kind}
        options={[
          { value: '', label: words.allKinds },
          ...KINDS.map((value) => ({ value, label: inbox.kinds[value] })),
        ]}
        value={filters.kind ?? ''}
        onChange={(value) => change({ kind: value === '' ? undefined : value })}
      />
      <SelectField
        label={words.language}
        options={[
          { value: '', label: words.allLanguages },
          ...LANGUAGES.map((value) => ({ value, label: languageName(value, 'de') })),
        ]}
        value={filters.language ?? ''}
        onChange={(value) => change({ language: value || undefined })}
      />
      <SelectField
        label={words.day}
        options={[
          { value: '', label: words.anyDay },
          ...[today, ...offeredDays(today)].map((value) => ({
            value,
            label: dayOption(de, value, today),
          })),
        ]}
        value={filters.day ?? ''}
        onChange={(value) => change({ day: value || undefined })}
      />
    </div>
  );
}
