import { addresses } from '#domain/addresses.ts';
import type { Event } from '#domain/event.ts';
import type { LocalDate } from '#domain/local-time.ts';
import { attendanceDe } from '../../texts/attendance-de.ts';
import { de } from '../../texts/de.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import '../../ui/printed.css';
import './attendance-sheets.css';

const words = attendanceDe.paper;
/** Lines of 9.5 mm on A4, beside head and foot: high enough to write in. */
const LINES_A_SHEET = 20;

/** Full sheets of A4 with a line for each person; the code leads to where they are keyed in. */
export function AttendanceSheets({
  quarterId,
  event,
  date,
  names,
  blank,
}: {
  quarterId: string;
  event: Event;
  date: LocalDate;
  names: readonly string[];
  blank: number;
}) {
  const count = Math.max(1, Math.ceil((names.length + blank) / LINES_A_SHEET));
  const lines = Array.from({ length: count * LINES_A_SHEET }, (_, index) => names[index] ?? '');
  const address = location.origin + addresses.attendancePaper(quarterId, event._id, date);
  return (
    <div class="attendance-sheets printed-alone">
      {Array.from({ length: count }, (_, page) => (
        <section key={page} class="attendance-sheet">
          <header class="attendance-sheet-head">
            <div>
              <p class="attendance-sheet-title">
                <bdi>{event.title}</bdi>
              </p>
              <p>
                {de.events.moment(de.dates.weekday(date), de.dates.dayWithYear(date))}
                {count > 1 && ` · ${words.page(page + 1, count)}`}
              </p>
              <p class="attendance-sheet-small">{words.keyIn}</p>
            </div>
            <div class="attendance-sheet-code">
              <QrCode text={address} label={words.code} />
            </div>
          </header>
          <table class="attendance-sheet-lines">
            <thead>
              <tr>
                <th scope="col">
                  <span class="visually-hidden">{words.number}</span>
                </th>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.here}</th>
              </tr>
            </thead>
            <tbody>
              {lines
                .slice(page * LINES_A_SHEET, (page + 1) * LINES_A_SHEET)
                .map((name, index) => ({ name, nr: page * LINES_A_SHEET + index + 1 }))
                .map(({ name, nr }) => (
                  <tr key={nr}>
                    <td>{nr}</td>
                    <td>
                      <bdi>{name}</bdi>
                    </td>
                    <td>
                      <span class="attendance-sheet-box" />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
          <p>{words.thanks}</p>
        </section>
      ))}
    </div>
  );
}
