import { officeRequestsDe } from '../texts/office-requests-de.ts';
import { SelectField } from '../ui/select-field.tsx';

const { write: words } = officeRequestsDe;

/** How somebody came to the office. */
export type OfficeChannel = 'phone' | 'desk';

/** Asks how somebody came to the office who is written down there. */
export function ChannelField({
  value,
  onChange,
}: {
  value: OfficeChannel;
  onChange: (channel: OfficeChannel) => void;
}) {
  return (
    <SelectField
      label={words.channel}
      options={[
        { value: 'phone', label: words.phone },
        { value: 'desk', label: words.desk },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
