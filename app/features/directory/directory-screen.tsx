import { useEffect, useMemo, useRef } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import type { Door } from '#domain/doors.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useNow } from '../../ui/use-now.ts';
import { DirectoryList } from './directory-list.tsx';
import { hasFilters, withoutFilters } from './directory-query.ts';
import { DoorChoice } from './door-choice.tsx';
import { FilterBar } from './filter-bar.tsx';
import { offeredFilters } from './offered-filters.ts';
import { StillArriving } from './still-arriving.tsx';
import { useDirectory } from './use-directory.ts';
import { useDirectoryQuery } from './use-directory-query.ts';
import { useDirectoryResults } from './use-directory-results.ts';
import './directory.css';

/** "Wer hilft mir?": the whole directory, searched as one types. */
export function DirectoryScreen({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const now = localDateTimeAt(useNow());
  const directory = useDirectory(quarterId, dateOf(now));
  const { query, change, keep, searchOf } = useDirectoryQuery();
  const answer = useDirectoryResults(quarterId, directory, query, now);
  const treff = directory.quarter?.terms?.treff ?? texts.directory.treff;
  const offer = useMemo(
    () => offeredFilters(directory, treff),
    [directory.places, directory.near, treff],
  );
  const goToResults = useResultsFocus(query.door);
  const hrefOf = (door: Door) => addresses.directory(quarterId) + searchOf({ ...query, door });
  const isStart = !query.text.trim() && !hasFilters(query);
  return (
    <Page title={texts.directory.title}>
      {/* A tap may leave the screen: what was typed must stand in the address before. */}
      <div class="stack" onClickCapture={keep} role="presentation">
        <SearchField
          label={texts.directory.search}
          value={query.text}
          onInput={(text) => change({ text })}
        />
        <FilterBar {...{ query, offer, change, hrefOf }} onDoor={goToResults} />
        <StillArriving />
        {isStart && (
          <section class="stack">
            <h2>{texts.directory.doorsHeading}</h2>
            <DoorChoice doors={offer.doors} hrefOf={hrefOf} onChoose={goToResults} />
          </section>
        )}
        <DirectoryList
          {...{ quarterId, directory, query, answer, now, isStart }}
          nearWhat={offer.nearWhat}
          onWiden={() => change(withoutFilters(query))}
        />
      </div>
    </Page>
  );
}

/** After a door was chosen, the focus goes to what is behind it. Call what it returns on a choice. */
function useResultsFocus(door: Door | undefined): () => void {
  const chosen = useRef(false);
  useEffect(() => {
    if (!chosen.current) return;
    chosen.current = false;
    const heading = document.querySelector<HTMLElement>('.result-count');
    scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }, [door]);
  return () => {
    chosen.current = true;
  };
}
