import type { ComponentChildren } from 'preact';
import { addresses } from '#domain/addresses.ts';
import type { Event } from '#domain/event.ts';
import { placeInWords } from '#domain/occurrence-place.ts';
import { translated } from '#domain/translation.ts';
import type { Texts } from '../../texts/de.ts';
import { languageName } from '../../texts/language-names.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Facts } from '../../ui/facts.tsx';
import { ruleWords } from './rule-words.tsx';
import type { EventDetails } from './use-event.ts';

/** When, where, what it costs, how to take part. */
export function EventFacts({ quarterId, details }: { quarterId: string; details: EventDetails }) {
  const texts = useTexts();
  const { event } = details;
  const { event: words } = texts;
  const facts = [
    { name: words.rule, content: ruleWords(texts, event) },
    { name: words.where, content: whereIs(quarterId, details) },
    { name: words.cost, content: contentOf(event, 'cost', texts) },
    { name: words.registration, content: registrationWords(event, texts) },
    { name: words.languages, content: languageWords(event, texts) },
    { name: words.accessibility, content: accessWords(event, texts) },
    { name: words.organiser, content: contentOf(event, 'organiser', texts) },
  ];
  return <Facts facts={facts} />;
}

function whereIs(quarterId: string, details: EventDetails): ComponentChildren {
  const { event, placesById } = details;
  const place = event.placeId ? placesById.get(event.placeId) : undefined;
  const inWords = place ? event.room : placeInWords(event);
  if (!place && !inWords) return undefined;
  return (
    <>
      {place && (
        <p>
          <a href={addresses.place(quarterId, place._id)}>
            <bdi lang="de">{place.name}</bdi>
          </a>
        </p>
      )}
      {inWords && (
        <p>
          <bdi lang="de">{inWords}</bdi>
        </p>
      )}
    </>
  );
}

function contentOf(event: Event, field: 'cost' | 'organiser', texts: Texts): ComponentChildren {
  const text = translated(event, field, texts.code);
  return text && <bdi lang={text.lang}>{text.words}</bdi>;
}

function registrationWords(event: Event, { event: words }: Texts): ComponentChildren {
  const how =
    event.registration &&
    {
      none: words.registrationNone,
      phone: words.registrationPhone,
      here: words.registrationHere,
    }[event.registration];
  const capacity = event.capacity && words.capacity(event.capacity);
  const sentences = [event.byAppointment && words.byAppointment, how, capacity].filter(Boolean);
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

function languageWords(event: Event, texts: Texts): string | undefined {
  const names = (event.languages ?? []).map((code) => languageName(code, texts.lang));
  return names.length > 0 ? new Intl.ListFormat(texts.lang).format(names) : undefined;
}

function accessWords(event: Event, { event: words }: Texts): ComponentChildren {
  const known = (event.accessibility ?? []).map((what) => words.access[what] ?? what);
  return known.length > 0 && known.map((sentence) => <p key={sentence}>{sentence}</p>);
}
