import type { CopyState, Diagnosis, OutboxCount } from '#domain/diagnosis.ts';
import { secondsAhead } from '#domain/diagnosis.ts';
import { dateOf, localDateTimeAt, timeOf } from '#domain/local-time.ts';

/** A heading and the lines under it. */
export interface DiagnosisPart {
  heading: string;
  lines: string[];
}

/**
 * The diagnosis in words. In German whatever language is on screen, and with the words of the trade:
 * it is read out to, or sent to, whoever helps at the office.
 */
export function diagnosisParts({ at, data, browser }: Diagnosis): DiagnosisPart[] {
  const megabytes = (bytes = 0) => `${Math.round(bytes / 100_000) / 10} MB`;
  const now = Date.parse(at);
  return [
    {
      heading: 'Gerät',
      lines: [
        `Fassung ${browser.appVersion}, Tabellen ${data.schema}`,
        `Kennung ${data.device}…, Rolle ${data.role}`,
        `Quartiere der Sitzung: ${data.quarters.join(', ') || 'keine'}`,
        `Uhrzeit ${minuteOf(at)}, Zone ${browser.timeZone}`,
        clockLine(secondsAhead(data.copies)),
      ],
    },
    {
      heading: 'Ausgang',
      lines: [
        ...data.outbox.map((count) => outboxLine(count, now)),
        ...(data.outbox.length === 0 ? ['leer'] : []),
        ...data.refusals.map(({ code, at: when, isRemoved }) => {
          return `abgelehnt: ${code}, ${minuteOf(when)}${isRemoved ? ', entfernt' : ''}`;
        }),
      ],
    },
    {
      heading: 'Bestand',
      lines: data.copies.length > 0 ? data.copies.map((copy) => copyLine(copy, now)) : ['keiner'],
    },
    {
      heading: 'Speicher',
      lines: [
        browser.quotaBytes === undefined
          ? 'belegt: unbekannt'
          : `belegt ${megabytes(browser.usedBytes)} von ${megabytes(browser.quotaBytes)}`,
        `dauerhaft zugesagt: ${yesNo(browser.isPersisted)}`,
        `Service Worker: ${browser.worker}, bedient diese Seite: ${yesNo(browser.isControlled)}`,
      ],
    },
    {
      heading: 'Letzte Fehler',
      lines: data.incidents.map(({ code, at: first, lastAt, times }) =>
        times === 1
          ? `${code}, ${minuteOf(first)}`
          : `${code}, ${times} mal, ${minuteOf(first)} bis ${minuteOf(lastAt)}`,
      ),
    },
    {
      heading: 'Browser',
      lines: [
        browser.browser,
        `Fenster ${browser.window}, Schrift ${browser.textSize} %, Texte ${browser.textSet}`,
        `Netz laut Browser: ${yesNo(browser.isOnline)}, gesicherte Adresse: ${yesNo(browser.isSecure)}`,
        `auf dem Startbildschirm: ${yesNo(browser.isInstalled)}`,
      ],
    },
  ].map((part) => (part.lines.length > 0 ? part : { ...part, lines: ['keine'] }));
}

/** The same as one text to send. */
export function diagnosisText(parts: readonly DiagnosisPart[]): string {
  return parts
    .map(({ heading, lines }) => [heading, ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n');
}

function outboxLine({ quarter, status, count, clean, oldestSince }: OutboxCount, now: number) {
  const names: Record<string, string> = {
    pending: 'wartend',
    sent: 'angenommen, noch nicht gezeigt',
    kept: 'angenommen, aufbewahrt',
  };
  const healing = clean > 0 ? `, davon ${clean} zum Wiederherstellen` : '';
  const age = ageWords(now - Date.parse(oldestSince));
  return `${quarter}: ${count} ${names[status] ?? status}${healing}, älteste ${age}`;
}

function copyLine(copy: CopyState, now: number): string {
  const { quarter, scope, complete, received = 0, count = 0, waitsForDiff } = copy;
  return [
    `${quarter}/${scope}: ${complete ? 'vollständig' : `unvollständig (${received} von ${count})`}`,
    `${copy.documents} Dokumente`,
    ...(copy.parked > 0 ? [`${copy.parked} unlesbar`] : []),
    `Epoche ${copy.epoch}…`,
    `Kontakt ${ageWords(now - Date.parse(copy.contactAt))}`,
    ...(waitsForDiff ? ['wartet auf Vergleich'] : []),
  ].join(', ');
}

function clockLine(seconds: number | undefined): string {
  if (seconds === undefined) return 'Uhr: noch nicht mit dem Büro verglichen';
  if (Math.abs(seconds) < 5) return 'Uhr: wie beim Büro';
  return `Uhr geht ${Math.abs(seconds)} Sekunden ${seconds > 0 ? 'vor' : 'nach'}`;
}

function ageWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (Number.isNaN(minutes)) return 'unbekannt';
  if (minutes < 0) return 'in der Zukunft';
  if (minutes < 120) return `vor ${minutes} Minuten`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `vor ${hours} Stunden` : `vor ${Math.floor(hours / 24)} Tagen`;
}

/** "27.11.2026 23:43", as clocks in the quarter show it. */
function minuteOf(instant: string): string {
  const local = localDateTimeAt(new Date(instant));
  const [year, month, day] = dateOf(local).split('-');
  return `${day}.${month}.${year} ${timeOf(local)}`;
}

function yesNo(is: boolean): string {
  return is ? 'ja' : 'nein';
}
