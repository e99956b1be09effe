import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { hoursOf } from '#domain/place-status.ts';
import { useHolidays, useSchedules } from '#hours/use-schedules.ts';
import { observeQuarter } from '../../data/documents.ts';
import { guideOf, useGuide } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { RememberedRow } from './remembered-row.tsx';
import { useRemembered } from './use-remembered.ts';
import './remembered.css';

/** What this device's user wants to find again; it never leaves the device. */
export function RememberedScreen({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const now = localDateTimeAt(useNow());
  const today = dateOf(now);
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const { items, remove, restore } = useRemembered(quarterId);
  const places = items?.flatMap(({ doc }) => (doc?.type === 'place' ? [doc] : [])) ?? [];
  const schedules = useSchedules(quarter?.land, hoursOf(places), today);
  const holidays = useHolidays(quarter?.land, today);
  const context = { quarterId, now, schedules, holidays };
  return (
    <Page title={guideOf(texts).remembered.title}>
      {items?.length === 0 && <NothingRemembered quarterId={quarterId} />}
      <ul class="remembered-list stack">
        {items?.map((item) => (
          <RememberedRow
            key={item.id}
            {...{ item, context }}
            onRemove={() => remove(item.id)}
            onRestore={() => restore(item.id)}
          />
        ))}
      </ul>
    </Page>
  );
}

function NothingRemembered({ quarterId }: { quarterId: string }) {
  const { remembered } = useGuide();
  const { directory } = useTexts();
  return (
    <EmptyState title={remembered.none}>
      <p>{remembered.noneText}</p>
      <LinkButton look="primary" href={addresses.directory(quarterId)}>
        {directory.title}
      </LinkButton>
    </EmptyState>
  );
}
