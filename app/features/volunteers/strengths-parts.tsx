import { useState } from 'preact/hooks';
import { languageName } from '../../texts/language-names.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;
const TOPIC_LENGTH = 80;
const LANGUAGES = 'de ar tr ru uk en pl fa ro bg vi fr es it ku sr hr el pt'.split(' ');

/** The languages somebody speaks. */
export function LanguagesPart({ file: { person }, change }: VolunteerPart) {
  const known = person?.languages ?? [];
  const nameOf = (code: string) => languageName(code, 'de');
  const offered = LANGUAGES.filter((code) => !known.includes(code))
    .map((value) => ({ value, label: nameOf(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'de'));
  return (
    <section class="card stack">
      <h2>{words.languages}</h2>
      <Members
        members={known}
        nameOf={nameOf}
        none={words.noLanguages}
        onRemove={(code) => change({ languages: known.filter((one) => one !== code) })}
      />
      <SelectField
        label={words.language}
        options={[{ value: '', label: words.choose }, ...offered]}
        value=""
        onChange={(code) => code && change({ languages: [...known, code] })}
      />
    </section>
  );
}

/** What somebody can help with. */
export function TopicsPart({ file: { person }, change }: VolunteerPart) {
  const [topic, setTopic] = useState('');
  const known = person?.topics ?? [];
  const add = () => {
    const fresh = topic.trim();
    if (!fresh) return;
    setTopic('');
    if (!known.includes(fresh)) change({ topics: [...known, fresh] });
  };
  return (
    <form
      class="card stack volunteers-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2>{words.topics}</h2>
      <Members
        members={known}
        nameOf={(one) => one}
        none={words.noTopics}
        onRemove={(gone) => change({ topics: known.filter((one) => one !== gone) })}
      />
      <TextField
        label={words.topic}
        hint={words.topicHint}
        value={topic}
        maxLength={TOPIC_LENGTH}
        onInput={setTopic}
      />
      <div class="row">
        <Button look="pill" onPress={add}>
          {words.add}
        </Button>
      </div>
    </form>
  );
}

function Members({
  members,
  nameOf,
  none,
  onRemove,
}: {
  members: readonly string[];
  nameOf: (member: string) => string;
  none: string;
  onRemove: (member: string) => void;
}) {
  if (members.length === 0) return <p class="soft">{none}</p>;
  return (
    <ul class="volunteers-list">
      {members.map((member) => (
        <li key={member}>
          <strong>{nameOf(member)}</strong>
          <Button look="pill" onPress={() => onRemove(member)}>
            {words.remove}
            <span class="visually-hidden">: {nameOf(member)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
