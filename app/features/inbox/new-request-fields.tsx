import type { RequestDraft } from '#domain/request-draft.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const { write: words, request } = officeRequestsDe;

interface FieldsProps {
  draft: RequestDraft;
  change: (fields: Partial<RequestDraft>) => void;
}

/** When, and where. */
export function WhenAndWhere({ draft, change }: FieldsProps) {
  const [part] = draft.when?.partOfDay ?? [];
  const when = part === 'morning' || part === 'afternoon' ? part : 'soon';
  return (
    <>
      <SelectField
        label={words.when}
        options={(['soon', 'morning', 'afternoon'] as const).map((value) => ({
          value,
          label: words.whens[value],
        }))}
        value={when}
        onChange={(value) =>
          change({ when: value === 'soon' ? { soon: true } : { partOfDay: [value] } })
        }
      />
      <SelectField
        label={words.where}
        options={(['home', 'treff', 'phone'] as const).map((value) => ({
          value,
          label: request.wheres[value],
        }))}
        value={draft.where ?? 'home'}
        onChange={(where) => change({ where })}
      />
    </>
  );
}

/** What somebody at the door needs to know. */
export function HomeFields({ draft, change }: FieldsProps) {
  return (
    <>
      <SelectField
        label={words.comeAs}
        options={(['any', 'woman', 'two'] as const).map((value) => ({
          value,
          label: request.comeAs[value],
        }))}
        value={draft.comeAs ?? 'any'}
        onChange={(comeAs) => change({ comeAs })}
      />
      <TextField
        label={words.street}
        value={draft.street ?? ''}
        maxLength={120}
        onInput={(street) => change({ street })}
      />
      <TextField
        label={words.doorbell}
        value={draft.doorbell ?? ''}
        maxLength={80}
        onInput={(doorbell) => change({ doorbell })}
      />
      <TextField
        label={words.floor}
        value={draft.floor ?? ''}
        maxLength={40}
        onInput={(floor) => change({ floor })}
      />
    </>
  );
}
