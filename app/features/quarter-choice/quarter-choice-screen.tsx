import { useState } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { quartersByStreet } from '#domain/quarter-listing.ts';
import { observeQuarterList } from '../../data/quarter-list.ts';
import { changeSettings } from '../../data/settings.ts';
import { TEXT_SETS } from '../../texts/text-sets.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LanguageRow } from '../../ui/language-row.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import { QuarterRows } from './quarter-rows.tsx';

/** Where do you live? By street, or from the list. A quarter that was opened is remembered. */
export function QuarterChoiceScreen({
  title,
  before,
  asked,
  destination = addresses.home,
}: {
  title?: string;
  /** A sentence above it all. */
  before?: string;
  /** How asking the server for its list went. */
  asked: 'asking' | 'answered' | 'unreachable';
  destination?: (quarter: string) => string;
}) {
  const { quarterChoice, common, settings, code } = useTexts();
  const whyEmpty = {
    asking: common.loading,
    answered: quarterChoice.empty,
    unreachable: quarterChoice.unreachable,
  };
  const quarters = useLive(observeQuarterList, []);
  const [typed, setTyped] = useState('');
  const isUnknown = !quarters || quarters.length === 0;
  const found = quartersByStreet(quarters ?? [], typed);
  return (
    <Page title={title ?? quarterChoice.title}>
      {before && <p>{before}</p>}
      {isUnknown && <p role="status">{whyEmpty[asked]}</p>}
      {!isUnknown && (
        <>
          <SearchField label={quarterChoice.street} value={typed} onInput={setTyped} />
          <p class="soft small">{quarterChoice.streetHint}</p>
          {found.length > 0 && <h2>{typed.trim() ? quarterChoice.found : quarterChoice.list}</h2>}
          <div role="status">
            {found.length === 0 && (
              <EmptyState title={quarterChoice.none}>
                <p>{quarterChoice.noneText}</p>
              </EmptyState>
            )}
          </div>
          <QuarterRows found={found} destination={destination} />
        </>
      )}
      <LanguageRow
        label={settings.language}
        choices={TEXT_SETS}
        current={code}
        onChoose={(language) => void changeSettings({ language })}
      />
    </Page>
  );
}
