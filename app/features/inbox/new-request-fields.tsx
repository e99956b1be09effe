import type { RequestKind } from '#domain/request.ts';
import type { RequestDraft } from '#domain/request-draft.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WhenFields } from './when-fields.tsx';

const { write: words, request } = officeRequestsDe;

/** The words of every kind of help, in the office's short form. */
const KINDS = Object.keys(officeRequestsDe.inbox.kinds) as RequestKind[];

interface FieldsProps {
  draft: RequestDraft;
  change: (fields: Partial<RequestDraft>) => void;
}

/** What it is about, when and where, and for a visit what somebody at the door needs to know. */
export function HelpFields({ draft, change }: FieldsProps) {
  return (
    <>
      <SelectField
        label={words.kind}
        options={KINDS.map((value) => ({ value, label: officeRequestsDe.inbox.kinds[value] }))}
        value={draft.kind ?? 'technology'}
        onChange={(kind) => change({ kind })}
      />
      <TextField
        label={words.words}
        lines={3}
        value={draft.words ?? ''}
        maxLength={2000}
        onInput={(text) => change({ words: text })}
      />
      {draft.kind !== 'callMe' && <WhenAndWhere {...{ draft, change }} />}
      {draft.kind !== 'callMe' && draft.where === 'home' && <HomeFields {...{ draft, change }} />}
    </>
  );
}

/** When, and where. */
function WhenAndWhere({ draft, change }: FieldsProps) {
  return (
    <>
      <WhenFields when={draft.when} onChange={(when) => change({ when })} />
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
function HomeFields({ draft, change }: FieldsProps) {
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

/** Whether it is for somebody else, and who that is. */
export function OtherFields({ draft, change }: FieldsProps) {
  return (
    <>
      <SelectField
        label={words.forOther}
        options={[
          { value: 'self', label: words.forSelf },
          { value: 'other', label: words.forOtherYes },
        ]}
        value={draft.forOther ? 'other' : 'self'}
        onChange={(value) => change({ forOther: value === 'other' })}
      />
      {draft.forOther && (
        <>
          <TextField
            label={words.otherName}
            value={draft.otherName ?? ''}
            maxLength={120}
            onInput={(otherName) => change({ otherName })}
          />
          <TextField
            label={words.otherPhone}
            value={draft.otherPhone ?? ''}
            maxLength={40}
            onInput={(otherPhone) => change({ otherPhone })}
          />
        </>
      )}
    </>
  );
}
