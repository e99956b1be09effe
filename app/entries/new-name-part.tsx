import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Consent } from '#domain/consent.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { observeQuarter } from '../data/documents.ts';
import { tabletLock } from '../data/tablet-lock.ts';
import { consentTexts, regimeOf } from '../texts/consent-words.ts';
import { lockDe } from '../texts/lock-de.ts';
import { privacyDe } from '../texts/privacy-de.ts';
import { treffDe } from '../texts/treff-de.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCurrent, useLive } from '../ui/use-live.ts';
import type { EnteredSomewhere, NewNameDesk } from './entry-desk.ts';
import { EntryNote } from './entry-note.tsx';
import { useEntry } from './use-entry.ts';

const words = lockDe.entry;
const PURPOSE = 'visitorList';
const FORMS = ['spoken', 'signed', 'paper'] as const;

/** "Neuer Name": somebody new who agreed to be on the list, sealed at once where the tablet is locked. A
 *  blank card that they are given is theirs from then on. */
export function NewNamePart<Added extends EnteredSomewhere>({
  desk,
  card,
  further,
}: {
  desk: NewNameDesk<Added>;
  card?: VisitorCard;
  /** What else can be done for who was entered, where the tablet is open. */
  further?: (added: Added) => ComponentChildren;
}) {
  const { quarterId } = desk;
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const entry = useEntry(quarterId, words.takenBack);
  const [name, setName] = useState('');
  const [form, setForm] = useState<Consent['form']>(desk.consentForm);
  const [problem, setProblem] = useState<string>();
  const [last, setLast] = useState<Added>();
  const isOpen = useCurrent(tabletLock).phase === 'open';
  const text = consentTexts(privacyDe, 'de', quarter).find(({ purpose }) => purpose === PURPOSE);
  const add = async () => {
    const displayName = name.trim();
    setProblem(displayName ? undefined : words.nameNeeded);
    if (!displayName || !text) return;
    const { version: textVersion, legalBasis } = text;
    const given = { purpose: PURPOSE, textVersion, form, legalBasis, regime: regimeOf(quarter) };
    const added = await entry.enter({
      make: (around, by) => desk.enterNew(around, { displayName, card }, given, by),
      undo: desk.undoNew,
      words: desk.words.added,
    });
    setLast(added);
    if (added) setName('');
  };
  return (
    <form
      class="stack"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        error={problem}
        value={name}
        maxLength={120}
        takesFocus
        onInput={setName}
      />
      <p class="small soft">{desk.words.readOut}</p>
      <blockquote class="stack treff-consent">
        {text?.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
      <Choice
        legend={treffDe.entry.consent}
        options={FORMS.map((value) => ({ value, label: treffDe.entry.forms[value] }))}
        value={form}
        onChange={setForm}
      />
      <p class="small soft">{treffDe.entry.noConsent}</p>
      <Button look="primary" onPress={() => void add()}>
        {words.enter}
      </Button>
      <EntryNote entry={entry} further={isOpen && last !== undefined && further?.(last)} />
    </form>
  );
}
