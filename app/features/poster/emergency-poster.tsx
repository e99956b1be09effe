import { useMemo } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { EMERGENCY_NUMBERS, furtherNumbers } from '#domain/emergency-numbers.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import type { Quarter } from '#domain/quarter.ts';
import { observeQuarter } from '../../data/documents.ts';
import type { Texts } from '../../texts/de.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useLive } from '../../ui/use-live.ts';
import type { PosterGroup } from './poster-group.ts';
import { PosterScreen } from './poster-screen.tsx';

/** "Im Notfall" for the wall beside the telephone; it needs no quarter to be printed. */
export function EmergencyPoster({ quarterId }: { quarterId: string }) {
  const texts = useTexts();
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const groups = useMemo(() => emergencyGroups(texts, quarter), [texts, quarter]);
  const frame = {
    title: texts.emergency.title,
    path: addresses.emergency(quarterId),
    quarter,
  };
  return <PosterScreen frame={frame} groups={groups} />;
}

function emergencyGroups(texts: Texts, quarter: Quarter | undefined): PosterGroup[] {
  const { emergency } = texts;
  const { poster } = guideOf(texts);
  const groups: PosterGroup[] = [
    {
      key: 'numbers',
      rows: EMERGENCY_NUMBERS.map(({ kind, number }) => ({
        key: number,
        content: <NumberOnPaper number={number} {...emergency.builtIn[kind]} />,
      })),
    },
    {
      key: 'say',
      heading: emergency.sayTitle,
      rows: [
        ...emergency.say.map(({ word, text }) => ({
          key: word,
          content: (
            <p>
              <strong>{word}</strong> {text}
            </p>
          ),
        })),
        {
          key: 'here',
          content: <YouAreHere words={poster.youAreHere} hint={poster.writeAddress} />,
        },
      ],
    },
    {
      key: 'further',
      heading: emergency.further,
      rows: furtherNumbers(quarter).map(({ number, name }) => ({
        key: number,
        content: <NumberOnPaper number={number} name={name} isLong />,
      })),
    },
    {
      key: 'points',
      heading: emergency.pointsTitle,
      rows: (quarter?.emergency?.infoPoints ?? []).map(({ name, address }) => ({
        key: name,
        content: (
          <p>
            <bdi lang="de">{[name, address?.street].filter(Boolean).join(', ')}</bdi>
          </p>
        ),
      })),
    },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function NumberOnPaper({
  number,
  name,
  when,
  isLong = false,
}: {
  number: string;
  name: string;
  when?: string;
  isLong?: boolean;
}) {
  return (
    <div class={isLong ? 'poster-number poster-number-long' : 'poster-number'}>
      <bdi class="poster-number-digits">{spokenPhone(number)}</bdi>
      <div>
        <p>
          <strong>
            <bdi>{name}</bdi>
          </strong>
        </p>
        {when && <p>{when}</p>}
      </div>
    </div>
  );
}

/** A line to write on: who rings in a fright must only read off where to come. */
function YouAreHere({ words, hint }: { words: string; hint: string }) {
  return (
    <div>
      <p>
        <strong>{words}</strong>
      </p>
      <p class="poster-line" />
      <p>{hint}</p>
    </div>
  );
}
