import { useState } from 'preact/hooks';
import type { Consent } from '#domain/consent.ts';
import type { VisitorCard } from '#domain/visitor-card.ts';
import { observeQuarter } from '../../data/documents.ts';
import { enterNewVisitor, type NewVisitor, undoNewVisitor } from '../../data/new-visitor.ts';
import { tabletLock } from '../../data/tablet-lock.ts';
import { consentTexts, regimeOf } from '../../texts/consent-words.ts';
import { lockDe } from '../../texts/lock-de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useCurrent, useLive } from '../../ui/use-live.ts';
import { EntryNote } from './entry-note.tsx';
import { WhatToday } from './last-time.tsx';
import { useEntry } from './use-entry.ts';

const words = lockDe.entry;
const PURPOSE = 'visitorList';
const FORMS = ['spoken', 'signed', 'paper'] as const;

/** "Neuer Name": somebody new who agreed to be on the list, sealed at once where the tablet is locked. A
 *  blank card that they are given is theirs from then on. */
export function NewNamePart({ quarterId, card }: { quarterId: string; card?: VisitorCard }) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const entry = useEntry(quarterId, words.takenBack);
  const [name, setName] = useState('');
  const [form, setForm] = useState<Consent['form']>('spoken');
  const [problem, setProblem] = useState<string>();
  const [visitId, setVisitId] = useState<string>();
  const isOpen = useCurrent(tabletLock).phase === 'open';
  const text = consentTexts(privacyDe, 'de', quarter).find(({ purpose }) => purpose === PURPOSE);
  const add = async () => {
    const displayName = name.trim();
    setProblem(displayName ? undefined : words.nameNeeded);
    if (!displayName || !text) return;
    const { version: textVersion, legalBasis } = text;
    const given = { purpose: PURPOSE, textVersion, form, legalBasis, regime: regimeOf(quarter) };
    const added = await entry.enter({
      make: (around, by) => enterNewVisitor(around, { displayName, card }, given, by),
      undo: undoNewVisitor,
      words: enteredWords,
    });
    setVisitId(added?.visitId);
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
      <p class="small soft">{treffDe.entry.readOut}</p>
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
      <EntryNote
        entry={entry}
        further={
          isOpen && visitId !== undefined && <WhatToday quarterId={quarterId} visitId={visitId} />
        }
      />
    </form>
  );
}

function enteredWords({ waitingNumbers }: NewVisitor): string {
  if (!waitingNumbers) return words.entered;
  return `${words.entered} ${treffDe.entry.number(waitingNumbers)}`;
}
