import { personsToldOf } from '#domain/erasure.ts';
import { isPersonId } from '#domain/ids.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import type { ChangedField, QuarantineReview } from '#domain/quarantine-listing.ts';
import type { Body } from '#domain/version.ts';
import { de } from '../../texts/de.ts';
import { officeFieldLabel } from '../../texts/office-field-words.ts';
import { officePrivacyDe } from '../../texts/office-privacy-de.ts';
import { privacyDe } from '../../texts/privacy-de.ts';
import { kindHeading, type ReportWords, valueWords } from '../../texts/report-lines.ts';
import { whenWords } from '../../texts/status-words.ts';
import { useNow } from '../../ui/use-now.ts';

const { quarantine: words, unnamed } = officePrivacyDe;
/** What names documents to machines; what they say stands in other fields. */
const UNREADABLE: ReadonlySet<string> = new Set(['requestId', 'loanId', 'writer', 'personId']);

/** One write in words: what it is, of whom, when it came, who made it, and what would change. */
export function QuarantineRow({
  review,
  names,
  isChosen,
  onChoose,
}: {
  review: QuarantineReview;
  names: ReadonlyMap<string, string>;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const now = useNow();
  const { entry, kind, changes } = review;
  const what = titleOf(review, names);
  const actor = entry.actor && names.get(entry.actor);
  const today = dateOf(localDateTimeAt(now));
  const report = { texts: de, privacy: privacyDe, names, today };
  return (
    <li class="stack">
      <label class="to-clear-check">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <span>
          <bdi>{what}</bdi>
        </span>
      </label>
      <p class="soft small">
        {words.kinds[kind]}, {whenWords(de, entry.arrivedAt, now)}
        {actor && `, ${words.by(actor)}`}
      </p>
      {kind === 'letter' && <p class="soft small">{words.letterText}</p>}
      {changes.length > 0 && (
        <dl class="to-clear-values">
          {changes
            .filter(({ field }) => !UNREADABLE.has(field) && !isNoNews(kind, field))
            .map((change) => (
              <Change key={change.field} change={change} kind={kind} report={report} />
            ))}
        </dl>
      )}
    </li>
  );
}

/** Two devices wrote it down at two times: the earlier stands, whoever decides what. */
function isNoNews(kind: QuarantineReview['kind'], field: string): boolean {
  return kind === 'changed' && field === 'createdAt';
}

function Change({
  change: { field, before, after },
  kind,
  report,
}: {
  change: ChangedField;
  kind: QuarantineReview['kind'];
  report: ReportWords;
}) {
  const said = (value: unknown) => valueWords(report, field, value) || words.nothing;
  return (
    <div>
      <dt>{officeFieldLabel(field)}</dt>
      {kind === 'changed' ? (
        <dd dir="auto">
          {words.before}: {said(before)}
          <br />
          {words.after}: {said(after)}
        </dd>
      ) : (
        <dd dir="auto">{said(kind === 'deleted' ? before : after)}</dd>
      )}
    </div>
  );
}

/** "Treff-Besuch: Frau A."; of a letter nobody knows more than that it is one. */
function titleOf(
  { entry, kind, type, before }: QuarantineReview,
  names: ReadonlyMap<string, string>,
): string {
  if (kind === 'letter') return words.letter;
  const { id = '', doc } = entry.write;
  const body = { ...before, ...doc, _id: id, type } as Body;
  const title = body.name ?? body.title ?? body.displayName;
  const [personId] = [...personsToldOf(body)].filter(isPersonId);
  const name = typeof title === 'string' ? title : personId && (names.get(personId) || unnamed);
  const heading = kindHeading(de, type ?? '');
  return name ? `${heading}: ${name}` : heading;
}
