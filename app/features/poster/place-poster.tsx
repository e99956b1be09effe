import { useMemo } from 'preact/hooks';
import { addresses } from '#domain/addresses.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Schedule } from '#domain/opening.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { isOutdated, type Place } from '#domain/place.ts';
import { townOf } from '#domain/postal-address.ts';
import { type TranslatedWords, translated } from '#domain/translation.ts';
import { useSchedules } from '#hours/use-schedules.ts';
import { observeQuarter } from '../../data/documents.ts';
import { observeByIds } from '../../data/documents-by-id.ts';
import { asOfWords } from '../../texts/day-words.ts';
import type { Texts } from '../../texts/de.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useLive } from '../../ui/use-live.ts';
import { useNow } from '../../ui/use-now.ts';
import { MissingOnPoster } from './missing-on-poster.tsx';
import type { PosterGroup } from './poster-group.ts';
import { PosterIsComing } from './poster-is-coming.tsx';
import { PosterScreen } from './poster-screen.tsx';

/** The Aushang of a place: who helps with what, when, where. */
export function PlacePoster({ quarterId, itemKey }: { quarterId: string; itemKey: string }) {
  const texts = useTexts();
  const today = dateOf(localDateTimeAt(useNow()));
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const found = useLive(() => observeByIds(quarterId, [`place:${itemKey}`]), [quarterId, itemKey]);
  const place = found?.documents.find((doc) => doc.type === 'place');
  const hours = place?.openingHours ?? '';
  const schedule = useSchedules(quarter?.land, hours ? [hours] : [], today).get(hours);
  const groups = useMemo(
    () => (place ? placeGroups(texts, place, schedule, today) : []),
    [texts, place, schedule, today],
  );
  if (!found || !quarter) return <PosterIsComing />;
  if (!place) return <MissingOnPoster quarterId={quarterId} />;
  const name = translated(place, 'name', texts.code);
  const asOf = place.checkedAt ?? place.source?.asOf;
  const frame = {
    title: name?.words ?? place.name,
    titleLang: name?.lang,
    path: addresses.place(quarterId, place._id),
    quarter,
    asOf: asOf && guideOf(texts).poster.asOf(asOfWords(texts, asOf)),
  };
  return <PosterScreen frame={frame} groups={groups} />;
}

function placeGroups(
  texts: Texts,
  place: Place,
  schedule: Schedule | undefined,
  today: string,
): PosterGroup[] {
  const { poster } = guideOf(texts);
  const content = (field: 'summary' | 'description' | 'fees' | 'howToJoin') =>
    translated(place, field, texts.code);
  const { street, extra, ...address } = place.address ?? {};
  // A wall is no place for a number that may reach a stranger.
  const phones = isOutdated(place, today) ? [] : (place.phones ?? []);
  return [
    group('about', undefined, [content('summary'), content('description')]),
    group('hours', poster.hours, [hoursWords(texts, place, schedule)]),
    group('where', poster.where, [
      german([street, extra].filter(Boolean).join(', ')),
      german(townOf(address)),
    ]),
    group(
      'phone',
      poster.phone,
      phones.map((phone) => german(spokenPhone(phone))),
    ),
    group('join', poster.join, [content('howToJoin')]),
    group('cost', poster.cost, [content('fees')]),
  ].filter((one) => one.rows.length > 0);
}

function group(
  key: string,
  heading: string | undefined,
  lines: readonly (TranslatedWords | undefined)[],
): PosterGroup {
  const known = lines.filter((line) => line?.words);
  return {
    key,
    heading,
    rows: known.map((line, index) => ({
      key: `${key} ${index}`,
      content: (
        <p class="poster-text" lang={line?.lang} dir="auto">
          {line?.words}
        </p>
      ),
    })),
  };
}

function german(words: string): TranslatedWords {
  return { words, lang: 'de' };
}

/** The hours as sentences; as they were written where nobody can read them. */
function hoursWords(
  texts: Texts,
  { openingHours }: Place,
  schedule: Schedule | undefined,
): TranslatedWords | undefined {
  const phrases = schedule?.readable ? schedule.phrases : undefined;
  if (phrases) return { words: texts.opening.sentence(phrases), lang: texts.lang };
  return openingHours ? german(openingHours) : undefined;
}
