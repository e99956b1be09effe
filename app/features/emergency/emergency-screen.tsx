import { Printer } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import { EMERGENCY_NUMBERS, furtherNumbers } from '#domain/emergency-numbers.ts';
import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LinkButton } from '../../ui/button.tsx';
import { CardList, CardRow } from '../../ui/card.tsx';
import { useInfoTablet } from '../../ui/info-tablet.ts';
import { Page } from '../../ui/page.tsx';
import { useLive } from '../../ui/use-live.ts';
import { NumberRow } from './number-row.tsx';
import { WhatToSay } from './what-to-say.tsx';
import './emergency.css';

/** "Im Notfall": stands at once, with or without a network or the quarter's settings. */
export function EmergencyScreen({ quarterId }: { quarterId: string }) {
  const { emergency } = useTexts();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const further = furtherNumbers(quarter);
  const isInfoTablet = useInfoTablet();
  return (
    <Page title={emergency.title}>
      <ul class="emergency-numbers">
        {EMERGENCY_NUMBERS.map(({ kind, number }) => (
          <NumberRow
            key={number}
            number={number}
            name={emergency.builtIn[kind].name}
            when={emergency.builtIn[kind].when}
            isDanger={kind === 'rescue' || kind === 'police'}
          />
        ))}
      </ul>
      <p class="soft">{emergency.free}</p>
      <WhatToSay />
      {further.length > 0 && (
        <section class="stack">
          <h2>{emergency.further}</h2>
          <ul class="emergency-numbers">
            {further.map(({ number, name, when }) => (
              <NumberRow key={number} number={number} name={name} when={when} contentLang="de" />
            ))}
          </ul>
        </section>
      )}
      <InfoPoints quarter={quarter} />
      <p class="soft small">{emergency.worksWithoutNet}</p>
      {!isInfoTablet && (
        <LinkButton icon={Printer} href={addresses.emergencyPoster(quarterId)}>
          {emergency.print}
        </LinkButton>
      )}
    </Page>
  );
}

/** Where people meet when power and telephone are out. */
function InfoPoints({ quarter }: { quarter: Quarter | undefined }) {
  const { emergency } = useTexts();
  const points = quarter?.emergency?.infoPoints ?? [];
  if (points.length === 0) return null;
  return (
    <section class="stack">
      <h2>{emergency.pointsTitle}</h2>
      <p>{emergency.pointsText}</p>
      <CardList label={emergency.pointsTitle}>
        {points.map(({ name, address }) => (
          <CardRow key={name}>
            <h3>
              <bdi lang="de">{name}</bdi>
            </h3>
            <p>
              <bdi lang="de">{[address?.street, address?.extra].filter(Boolean).join(', ')}</bdi>
            </p>
          </CardRow>
        ))}
      </CardList>
    </section>
  );
}
