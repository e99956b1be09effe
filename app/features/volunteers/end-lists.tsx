import type { Lendable } from '#domain/lendable.ts';
import { dateOf, localDateTimeAt } from '#domain/local-time.ts';
import { phoneLink, spokenPhone } from '#domain/phone-number.ts';
import { visitedOf } from '#domain/visited.ts';
import type { VolunteerEnding } from '../../data/end-volunteer.ts';
import { momentWords } from '../../texts/day-words.ts';
import { de } from '../../texts/de.ts';
import { officeRequestsDe } from '../../texts/office-requests-de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { PhoneText } from '../../ui/phone-text.tsx';
import { useNow } from '../../ui/use-now.ts';

const words = volunteersDe.end;

/** Who counts on a visit, when, and how they are reached. */
export function WhoWaits({ answers }: { answers: VolunteerEnding['answers'] }) {
  const today = dateOf(localDateTimeAt(useNow()));
  if (answers.length === 0) return null;
  return (
    <section class="card stack">
      <h2>{words.who}</h2>
      <ul class="volunteers-list">
        {answers.map(({ entry: { request, person }, answer }) => {
          const { name = officeRequestsDe.unnamed, phone } = visitedOf(request, person);
          const when = answer.kind === 'yes' ? momentWords(de, answer.at, today) : '';
          return (
            <li key={request._id}>
              <span>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <br />
                {when}
              </span>
              {phone && (
                <a href={phoneLink(phone)}>
                  <PhoneText>{spokenPhone(phone)}</PhoneText>
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the office wants back. */
export function ToReturn({
  keys,
  lendables,
}: {
  keys: readonly { name: string }[];
  lendables: readonly Lendable[];
}) {
  return (
    <section class="card stack">
      <h2>{words.returns}</h2>
      {keys.length + lendables.length === 0 ? (
        <p>{words.noReturns}</p>
      ) : (
        <ul>
          {keys.map(({ name }) => (
            <li key={name}>{name}</li>
          ))}
          {lendables.map(({ _id, name }) => (
            <li key={_id}>{name}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
