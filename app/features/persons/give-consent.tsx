import { useState } from 'preact/hooks';
import type { Consent } from '#domain/consent.ts';
import { giveConsent } from '../../data/consent-commands.ts';
import { observeQuarter } from '../../data/documents.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { consentTexts, regimeOf } from '../../texts/consent-words.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { PRIVACY_SETS } from '../../texts/privacy-texts.ts';
import { TEXT_SETS } from '../../texts/text-sets.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLive } from '../../ui/use-live.ts';
import type { PersonPart } from './person-screen.tsx';

const { person: words, persons } = officePrivacyDe;
const FORMS = ['spoken', 'signed', 'paper'] as const;

/** Writes down that somebody agreed: to what, how, and to which text. The text stands beside it, so
 *  that it can be read out. */
export function GiveConsent({ quarterId, file, onClose }: PersonPart & { onClose: () => void }) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const [code, setCode] = useState('de');
  const [purpose, setPurpose] = useState<string>();
  const [form, setForm] = useState<Consent['form']>('spoken');
  const [problem, setProblem] = useState('');
  const texts = consentTexts(PRIVACY_SETS[code] ?? privacyDe, code, quarter);
  const german = consentTexts(privacyDe, 'de', quarter);
  const chosen = texts.find((text) => text.purpose === purpose) ?? texts[0];
  if (!chosen) return null;
  const give = async () => {
    const { version: textVersion, legalBasis } = chosen;
    const given = {
      purpose: chosen.purpose,
      textVersion,
      form,
      legalBasis,
      regime: regimeOf(quarter),
    };
    const done = await giveConsent(quarterId, file.personId, given, new Date());
    if (done.ok) onClose();
    else setProblem(failureWords(done.error));
  };
  return (
    <div class="stack">
      <h3>{words.give}</h3>
      <SelectField
        label={words.purpose}
        options={german.map((text) => ({ value: text.purpose, label: text.name }))}
        value={chosen.purpose}
        onChange={setPurpose}
      />
      {!chosen.isOwn && (
        <SelectField
          label={words.whichText}
          options={TEXT_SETS.map((set) => ({ value: set.code, label: set.name, lang: set.lang }))}
          value={code}
          onChange={setCode}
        />
      )}
      <blockquote class="stack" lang={code.slice(0, 2)} dir={code === 'ar' ? 'rtl' : 'ltr'}>
        {chosen.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </blockquote>
      <Choice
        legend={words.how}
        options={FORMS.map((value) => ({ value, label: words.forms[value] }))}
        value={form}
        onChange={setForm}
      />
      {problem && <p role="alert">{problem}</p>}
      <div class="row">
        <Button look="primary" onPress={() => void give()}>
          {words.giveNow}
        </Button>
        <Button onPress={onClose}>{persons.cancel}</Button>
      </div>
    </div>
  );
}
