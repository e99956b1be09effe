import { useState } from 'preact/hooks';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { Person } from '#domain/person.ts';
import { spokenPhone } from '#domain/phone-number.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import { changePerson, type PersonChanges } from '../../data/person-commands.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { de } from '../../texts/de.ts';
import { languageName } from '../../texts/language-names.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { UndoNote } from '../../ui/undo-note.tsx';
import type { PersonPart } from './person-screen.tsx';

const { person: words, undo } = officePrivacyDe;
const LANGUAGES = [
  'de',
  'ar',
  'tr',
  'ru',
  'uk',
  'en',
  'pl',
  'fa',
  'ro',
  'bg',
  'vi',
  'fr',
  'es',
  'it',
];
const NAME_LENGTH = 120;
const STREET_LENGTH = 120;
const POSTAL_CODE_LENGTH = 10;
const CITY_LENGTH = 80;
const PHONE_LENGTH = 25;

/** The form's own words for what a person's document holds. */
interface Draft {
  name: string;
  phone: string;
  street: string;
  postalCode: string;
  city: string;
  language: string;
  comeAs: string;
}

/** Name, telephone, address, language, who may come, and whether the office has rung back. */
export function PersonDetails({ quarterId, file }: PersonPart) {
  const { person, visitor, personId } = file;
  const stored = draftOf(person, visitor?.displayName);
  const [edited, setEdited] = useState<Partial<Draft>>({});
  const [said, setSaid] = useState('');
  const [before, setBefore] = useState<PersonChanges>();
  const draft = { ...stored, ...edited };
  const set = (fields: Partial<Draft>) => {
    setSaid('');
    setEdited({ ...edited, ...fields });
  };
  const isPhone = draft.phone.trim() === '' || phoneFromTyped(draft.phone) !== undefined;
  const write = async (changes: PersonChanges, back?: PersonChanges) => {
    const written = await changePerson(quarterId, personId, changes, new Date());
    setSaid(written.ok ? words.saved : failureWords(written.error));
    if (!written.ok) return;
    setBefore(back);
    setEdited({});
  };
  const save = () => {
    if (!isPhone) return;
    const changes = changesIn(stored, draft, person);
    if (Object.keys(changes).length === 0) setSaid(words.unchanged);
    else void write(changes, valuesBefore(person, changes));
  };
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>{words.details}</h2>
      <Fields draft={draft} set={set} isPhone={isPhone} />
      <div class="row">
        <Button look="primary" onPress={save}>
          {words.save}
        </Button>
      </div>
      {before && said === words.saved ? (
        <UndoNote done={words.saved} undo={undo} onUndo={() => void write(before)} />
      ) : (
        <p role="status" class="person-said">
          {said}
        </p>
      )}
      <Verified person={person} onChange={(verified) => void write({ verified })} />
    </form>
  );
}

function Fields({
  draft,
  set,
  isPhone,
}: {
  draft: Draft;
  set: (fields: Partial<Draft>) => void;
  isPhone: boolean;
}) {
  const { name, phone, street, postalCode, city, language, comeAs } = draft;
  const languages = [...new Set([...LANGUAGES, ...(language ? [language] : [])])];
  return (
    <div class="person-fields">
      <TextField
        label={words.name}
        value={name}
        maxLength={NAME_LENGTH}
        onInput={(value) => set({ name: value })}
      />
      <TextField
        label={words.phone}
        value={phone}
        maxLength={PHONE_LENGTH}
        error={isPhone ? undefined : words.phoneWrong}
        onInput={(value) => set({ phone: value })}
      />
      <TextField
        label={words.street}
        value={street}
        maxLength={STREET_LENGTH}
        onInput={(value) => set({ street: value })}
      />
      <TextField
        label={words.postalCode}
        value={postalCode}
        maxLength={POSTAL_CODE_LENGTH}
        onInput={(value) => set({ postalCode: value })}
      />
      <TextField
        label={words.city}
        value={city}
        maxLength={CITY_LENGTH}
        onInput={(value) => set({ city: value })}
      />
      <SelectField
        label={words.language}
        options={[
          { value: '', label: words.noLanguage },
          ...languages.map((value) => ({ value, label: languageName(value, 'de') })),
        ]}
        value={language}
        onChange={(value) => set({ language: value })}
      />
      <SelectField
        label={words.comeAs}
        options={[
          { value: '', label: words.comeAsAnswers.none },
          ...(['any', 'woman', 'two', 'treff'] as const).map((value) => ({
            value,
            label: words.comeAsAnswers[value],
          })),
        ]}
        value={comeAs}
        onChange={(value) => set({ comeAs: value })}
      />
    </div>
  );
}

function Verified({
  person,
  onChange,
}: {
  person: Person | undefined;
  onChange: (verified: string | undefined) => void;
}) {
  const verified = person?.verified;
  return (
    <div class="person-row">
      <p>{verified ? words.verifiedOn(de.dates.dayWithYear(verified)) : words.notVerified}</p>
      <Button
        look="pill"
        onPress={() => onChange(verified ? undefined : dateOf(localDateTimeAt(new Date())))}
      >
        {verified ? words.unverify : words.verify}
      </Button>
    </div>
  );
}

function draftOf(person: Person | undefined, displayName = ''): Draft {
  const { name = displayName, phone, address, language = '', comeAs = '' } = person ?? {};
  const { street = '', postalCode = '', city = '' } = address ?? {};
  return { name, phone: spokenPhone(phone ?? ''), street, postalCode, city, language, comeAs };
}

/** Only what was changed: a field that somebody else changes meanwhile stays theirs. */
function changesIn(stored: Draft, draft: Draft, person: Person | undefined): PersonChanges {
  const isOther = (field: keyof Draft) => draft[field].trim() !== stored[field].trim();
  const changes: PersonChanges = {};
  if (isOther('name')) changes.name = draft.name.trim() || undefined;
  if (isOther('phone')) changes.phone = phoneFromTyped(draft.phone);
  if (isOther('street') || isOther('postalCode') || isOther('city')) {
    changes.address = addressOf(draft, person);
  }
  if (isOther('language')) changes.language = draft.language || undefined;
  if (isOther('comeAs')) changes.comeAs = (draft.comeAs || undefined) as Person['comeAs'];
  return changes;
}

function addressOf(draft: Draft, person: Person | undefined): Person['address'] {
  const { street: _, postalCode: __, city: ___, ...others } = person?.address ?? {};
  const typed = (['street', 'postalCode', 'city'] as const)
    .map((field) => [field, draft[field].trim()] as const)
    .filter(([, value]) => value !== '');
  const address = { ...others, ...Object.fromEntries(typed) };
  return Object.keys(address).length > 0 ? address : undefined;
}

function valuesBefore(person: Person | undefined, changes: PersonChanges): PersonChanges {
  const fields = Object.keys(changes) as (keyof PersonChanges)[];
  return Object.fromEntries(fields.map((field) => [field, person?.[field]]));
}
