import { Trash2 } from 'lucide';
import { addresses } from '#domain/addresses.ts';
import type { LocalDateTime } from '#domain/local-time.ts';
import type { LandHolidays } from '#domain/occurrence.ts';
import type { Schedule } from '#domain/opening.ts';
import { placeStatus } from '#domain/place-status.ts';
import { translated } from '#domain/translation.ts';
import type { Texts } from '../../texts/de.ts';
import type { StateWords } from '../../texts/entry-words.ts';
import { guideOf } from '../../texts/guide-texts.ts';
import { nextDate } from '../../texts/next-date.ts';
import { placeStatusWords } from '../../texts/place-status-words.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { EntryNotes } from '../../ui/entry-notes.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { RememberedItem } from './use-remembered.ts';

/** What is needed to say something about an item now. */
export interface RowContext {
  quarterId: string;
  now: LocalDateTime;
  schedules: ReadonlyMap<string, Schedule>;
  holidays?: LandHolidays;
}

interface RowProps {
  item: RememberedItem;
  context: RowContext;
  onRemove: () => void;
  onRestore: () => void;
}

/** One remembered thing with the way to it and off the list; taken off, the way back. */
export function RememberedRow({ item, context, onRemove, onRestore }: RowProps) {
  const texts = useTexts();
  const { title, href, lines, states } = told(item, context, texts);
  if (item.removed) {
    return (
      <li>
        <UndoNote
          done={guideOf(texts).remembered.removed(title.words)}
          undo={texts.common.undo}
          onUndo={onRestore}
          takesFocus
        />
      </li>
    );
  }
  const name = <bdi lang={title.lang}>{title.words}</bdi>;
  return (
    <li class="card stack">
      <div>
        <h2>
          {href ? (
            <a class="remembered-link" href={href}>
              {name}
            </a>
          ) : (
            name
          )}
        </h2>
        {lines.map((line) => (
          <p key={line.words} class="soft">
            <bdi lang={line.lang}>{line.words}</bdi>
          </p>
        ))}
        <EntryNotes states={states} />
      </div>
      <div class="row">
        <Button look="pill" icon={Trash2} onPress={onRemove}>
          {guideOf(texts).remembered.remove}
          <span class="visually-hidden">: {title.words}</span>
        </Button>
      </div>
    </li>
  );
}

interface Told {
  title: { words: string; lang: string };
  href?: string;
  lines: { words: string; lang: string }[];
  states: StateWords[];
}

function told({ id, doc }: RememberedItem, context: RowContext, texts: Texts): Told {
  const { quarterId, now, schedules, holidays } = context;
  if (doc?.type === 'place') {
    const status = placeStatusWords(texts, placeStatus(doc, schedules, now), now);
    const summary = translated(doc, 'summary', texts.code);
    return {
      title: translated(doc, 'name', texts.code) ?? { words: doc.name, lang: 'de' },
      href: addresses.place(quarterId, id),
      lines: summary ? [summary] : [],
      states: status ? [status] : [],
    };
  }
  if (doc?.type === 'event') {
    const next = nextDate(texts, doc, now, new Map(), holidays);
    return {
      title: translated(doc, 'title', texts.code) ?? { words: doc.title, lang: 'de' },
      href: addresses.event(quarterId, id),
      lines: [{ words: next?.when ?? guideOf(texts).remembered.noDate, lang: texts.lang }],
      states: next?.states ?? [],
    };
  }
  return {
    title: { words: guideOf(texts).remembered.gone, lang: texts.lang },
    lines: [],
    states: [],
  };
}
