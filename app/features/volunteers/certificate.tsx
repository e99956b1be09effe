import type { LocalDate } from '#domain/local-time.ts';
import type { Person } from '#domain/person.ts';
import { townOf } from '#domain/postal-address.ts';
import type { Quarter } from '#domain/quarter.ts';
import type { HoursOfYear } from '#domain/volunteer-hours.ts';
import { de } from '../../texts/de.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { lengthWords } from './hours-words.ts';
import '../../ui/printed.css';
import './certificate.css';

const words = volunteersDe.certificate;

/** A year's work on one sheet of A4, in words that somebody may hang up. */
export function Certificate({
  hours,
  year,
  quarter,
  today,
  name,
  person,
}: {
  hours: HoursOfYear;
  year: string;
  quarter: Quarter;
  today: LocalDate;
  name: string;
  person?: Person;
}) {
  const { office } = quarter;
  const trained = (person?.training ?? []).filter(({ on }) => on?.startsWith(year));
  return (
    <article class="certificate printed-untitled">
      <header class="certificate-head">
        <strong>{office.name}</strong>
        {office.address && (
          <span>{[office.address.street, townOf(office.address)].filter(Boolean).join(', ')}</span>
        )}
      </header>
      <h2>{words.title}</h2>
      <p class="certificate-subtitle">{words.subtitle}</p>
      <p class="certificate-name">
        <bdi>{name}</bdi>
      </p>
      <p>{words.worked(year, quarter.name)}</p>
      <ul>
        {person?.function && <li>{words.as(person.function)}</li>}
        {person?.volunteerSince && (
          <li>{words.since(de.dates.dayWithYear(person.volunteerSince))}</li>
        )}
        {hours.shifts > 0 && <li>{words.shifts(hours.shifts)}</li>}
        {hours.tasks > 0 && <li>{words.tasks(hours.tasks)}</li>}
      </ul>
      {hours.minutes > 0 && (
        <p class="certificate-sum">{words.together(lengthWords(hours.minutes))}</p>
      )}
      {trained.length > 0 && (
        <div>
          <p>{words.training}</p>
          <ul>
            {trained.map((one) => (
              <li key={one.name}>{one.name}</li>
            ))}
          </ul>
        </div>
      )}
      <p>{words.thanks}</p>
      <p>{words.thanksToo}</p>
      <footer class="certificate-foot">
        <span>{words.place(quarter.city, de.dates.dayWithYear(today))}</span>
        <span class="certificate-sign">{words.sign(office.name)}</span>
      </footer>
    </article>
  );
}
