import type { LocalDate } from '#domain/local-time.ts';
import { recordDueOn, recordStanding } from '#domain/volunteer.ts';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Pill } from '../../ui/pill.tsx';

const words = volunteersDe.records;
const TONES = { valid: 'good', soon: 'warn', over: 'bad' } as const;

/** How the Führungszeugnis stands, in a word with its day. */
export function RecordPill({ seenOn, today }: { seenOn: LocalDate | undefined; today: LocalDate }) {
  const standing = recordStanding(seenOn, today);
  if (seenOn === undefined || standing === 'missing') {
    return <Pill tone="warn">{words.missing}</Pill>;
  }
  const due = de.dates.dayWithYear(recordDueOn(seenOn));
  return <Pill tone={TONES[standing]}>{words[standing](due)}</Pill>;
}
