import type { RequestDraft } from '#domain/request-draft.ts';
import { officeRequestsDe } from '../texts/office-requests-de.ts';
import { TextField } from '../ui/text-field.tsx';
import { ChosenPerson, SuggestedPersons } from './known-person-part.tsx';
import type { AboutPerson } from './use-about-person.ts';

const { write: words } = officeRequestsDe;

/** Who rings, or stands at the desk: name and number, and whoever the office knows by them. */
export function WhoFields({
  quarterId,
  about,
  draft,
  problem,
  isAsking = false,
}: {
  quarterId: string;
  about: AboutPerson;
  /** With what is known. */
  draft: Pick<RequestDraft, 'name' | 'phone'>;
  problem: { name?: string; phone?: string };
  /** Help is asked for: what they have asked for before belongs to it. */
  isAsking?: boolean;
}) {
  const { known, type, isPressed } = about;
  return (
    <>
      <ChosenPerson {...{ quarterId, about, isAsking }} />
      {!known?.name && (
        <TextField
          label={words.name}
          value={draft.name ?? ''}
          error={problem.name}
          maxLength={120}
          onInput={(name) => type({ name })}
          takesFocus={isPressed && !known}
        />
      )}
      <TextField
        label={words.number}
        value={draft.phone ?? ''}
        error={problem.phone}
        maxLength={40}
        onInput={(phone) => type({ phone })}
      />
      <SuggestedPersons about={about} />
    </>
  );
}
