import { describe, expect, it } from 'vitest';
import { parsePublicDocument } from '#domain/public-document.ts';
import { readIcs } from '../../../sync-server/import/ics.ts';
import { isRefused } from '../../../sync-server/import/record.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const TREFF = ['UID:treff@example.org', 'SUMMARY:Technik-Treff'];
const START = 'DTSTART;TZID=Europe/Berlin:20261201T150000';

function records(file: string | Uint8Array) {
  const read = readIcs(typeof file === 'string' ? bytes(file) : file);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** The fields of every event, each checked against the schema. */
function events(file: string | Uint8Array): Record<string, unknown>[] {
  return records(file).map((record) => {
    if (isRefused(record)) throw new Error(`line ${record.line}: ${record.refused}`);
    const unsaid = { _id: 'event:a', type: 'event', v: 1, createdAt: '2026-01-01T00:00:00Z' };
    const parsed = parsePublicDocument({ ...unsaid, doors: [], ...record.fields });
    expect(parsed).toMatchObject({ ok: true });
    return record.fields;
  });
}

const fieldsOf = (...lines: string[]) => events(calendar(...event(...TREFF, ...lines)))[0];
const refusals = (file: string | Uint8Array) => records(file).filter(isRefused);

describe('an event', () => {
  it('brings its fields, and what the calendar is called as its source', () => {
    const file = calendar(
      'X-WR-CALNAME:Kalender der Gemeinde',
      ...event(
        'UID:sommerfest@example.org',
        'SEQUENCE:3',
        'SUMMARY:Sommerfest\\, mit Musik',
        'DESCRIPTION:Kuchen\\nund Kaffee',
        'LOCATION:Rathaus\\, Möllendorffstr. 6\\, 10367 Berlin',
        'DTSTART;TZID=Europe/Berlin:20260704T150000',
        'DTEND;TZID=Europe/Berlin:20260704T180000',
        'ORGANIZER;CN="Nachbarschaftshaus e.V.":mailto:post@example.org',
        'URL:https://example.org/fest',
        'STATUS:CONFIRMED',
        'ATTENDEE;CN=Erna:mailto:erna@example.org',
      ),
    );
    expect(records(file)).toEqual([
      {
        line: 4,
        sourceId: 'sommerfest@example.org',
        fields: {
          uid: 'sommerfest@example.org',
          sequence: 3,
          title: 'Sommerfest, mit Musik',
          description: 'Kuchen\nund Kaffee',
          address: {
            street: 'Rathaus, Möllendorffstr. 6',
            postalCode: '10367',
            city: 'Berlin',
          },
          start: '2026-07-04T15:00',
          end: '2026-07-04T18:00',
          tz: 'Europe/Berlin',
          organiser: 'Nachbarschaftshaus e.V.',
          website: 'https://example.org/fest',
          status: 'confirmed',
          source: { name: 'Kalender der Gemeinde', id: 'sommerfest@example.org' },
        },
      },
    ]);
  });

  it('keeps where it is as words where no postal code tells the parts', () => {
    expect(fieldsOf(START, 'LOCATION:Am Brunnen')).toMatchObject({
      address: { extra: 'Am Brunnen' },
    });
  });

  it('does not take the mail address of whoever invites for a name', () => {
    const fields = fieldsOf(START, 'ORGANIZER;CN=erna@example.org:mailto:erna@example.org');
    expect(fields).not.toHaveProperty('organiser');
    expect(fieldsOf(START, 'ORGANIZER:mailto:erna@example.org')).not.toHaveProperty('organiser');
  });

  it('takes no address that a tap could run', () => {
    expect(fieldsOf(START, 'URL:javascript:alert(1)')).not.toHaveProperty('website');
  });

  it('loses the markup of its description', () => {
    const html = 'DESCRIPTION:<p>Mit <b>Kaffee</b> &amp\\; Kuchen<br>ab 15 Uhr</p>';
    expect(fieldsOf(START, html)).toMatchObject({
      description: 'Mit Kaffee & Kuchen\nab 15 Uhr',
    });
  });

  it('has the beginning of its description for a title where it has none', () => {
    const file = calendar(...event('UID:1', START, 'DESCRIPTION:Kaffee und Kuchen. Mit Musik.'));
    expect(events(file)[0]).toMatchObject({ title: 'Kaffee und Kuchen' });
  });

  it('gets the same name again and again where the calendar gives it none', () => {
    const file = calendar(...event('SUMMARY:Treff', START), ...event('SUMMARY:Chor', START));
    const ids = records(file).map((record) => 'sourceId' in record && record.sourceId);
    expect(new Set(ids).size).toBe(2);
    expect(records(file).map((record) => 'sourceId' in record && record.sourceId)).toEqual(ids);
  });
});

describe('times', () => {
  it('float, or are of a zone by any of its names', () => {
    const start = (line: string) => fieldsOf(line);
    expect(start('DTSTART:20261201T150000')).toMatchObject({
      start: '2026-12-01T15:00',
      tz: 'Europe/Berlin',
    });
    for (const tzid of [
      'Europe/Berlin',
      'W. Europe Standard Time',
      '"W. Europe Standard Time"',
      '/mozilla.org/20050126_1/Europe/Berlin',
      '"(UTC+01:00) Amsterdam, Berlin, Bern, Rom"',
      'Mitteleuropäische Zeit',
      'Unbekannt',
    ]) {
      expect(start(`DTSTART;TZID=${tzid}:20261201T150000`)).toMatchObject({
        start: '2026-12-01T15:00',
        tz: 'Europe/Berlin',
      });
    }
    expect(start('DTSTART;TZID=GMT Standard Time:20261201T150000')).toMatchObject({
      start: '2026-12-01T15:00',
      tz: 'Europe/London',
    });
  });

  it('of one date in UTC become the wall clock here', () => {
    expect(fieldsOf('DTSTART:20260701T130000Z', 'DTEND:20260701T223000Z')).toMatchObject({
      start: '2026-07-01T15:00',
      end: '2026-07-02T00:30',
      tz: 'Europe/Berlin',
    });
  });

  it('of a rule in UTC stay there, unless the calendar names its zone', () => {
    const lines = [...TREFF, 'DTSTART:20260701T130000Z', 'RRULE:FREQ=WEEKLY'];
    expect(events(calendar(...event(...lines)))[0]).toMatchObject({
      start: '2026-07-01T13:00',
      tz: 'UTC',
    });
    expect(events(calendar('X-WR-TIMEZONE:Europe/Berlin', ...event(...lines)))[0]).toMatchObject({
      start: '2026-07-01T15:00',
      tz: 'Europe/Berlin',
    });
  });

  it('are days for what lasts all day', () => {
    expect(fieldsOf('DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261207')).toMatchObject({
      start: '2026-12-05',
      end: '2026-12-07',
    });
    expect(fieldsOf('DTSTART:20261205')).toMatchObject({ start: '2026-12-05' });
    expect(fieldsOf('DTSTART;VALUE=DATE:20261205')).not.toHaveProperty('tz');
    expect(fieldsOf('DTSTART;VALUE=DATE:20261205', 'DTEND:20261206T040000')).toMatchObject({
      end: '2026-12-07',
    });
  });

  it('end by DTEND, DURATION, or not at all', () => {
    const end = (...lines: string[]) => fieldsOf(START, ...lines)?.end;
    expect(end('DTEND;TZID=Europe/London:20261201T160000')).toBe('2026-12-01T17:00');
    expect(end('DURATION:PT1H30M')).toBe('2026-12-01T16:30');
    expect(end('DURATION:P2D')).toBe('2026-12-03T15:00');
    expect(end()).toBeUndefined();
    expect(end('DTEND;TZID=Europe/Berlin:20261201T140000')).toBeUndefined();
    expect(end('DTEND;TZID=Europe/Berlin:20261201T150000')).toBeUndefined();
    expect(end('DURATION:-PT1H')).toBeUndefined();
    const allDay = fieldsOf('DTSTART;VALUE=DATE:20261205', 'DURATION:PT30H');
    expect(allDay).toMatchObject({ end: '2026-12-07' });
  });

  it('are of the zone whose clock the calendar describes', () => {
    const described = (name: string, summer: string, winter: string, change: string) => [
      'BEGIN:VTIMEZONE',
      `TZID:${name}`,
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      `TZOFFSETFROM:${summer}`,
      `TZOFFSETTO:${winter}`,
      `RRULE:FREQ=YEARLY;${change.split('|')[1]}`,
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T020000',
      `TZOFFSETFROM:${winter}`,
      `TZOFFSETTO:${summer}`,
      `RRULE:FREQ=YEARLY;${change.split('|')[0]}`,
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const europe = 'BYDAY=-1SU;BYMONTH=3|BYDAY=-1SU;BYMONTH=10';
    const america = 'BYDAY=2SU;BYMONTH=3|BYDAY=1SU;BYMONTH=11';
    const file = calendar(
      ...described('Unsere Zeit', '+0200', '+0100', europe),
      ...described('Their Time', '-0400', '-0500', america),
      ...event(...TREFF, 'DTSTART;TZID=Unsere Zeit:20261201T150000'),
      ...event('UID:2', 'SUMMARY:Video', 'DTSTART;TZID=Their Time:20261201T150000'),
    );
    const [ours, theirs] = events(file);
    expect(ours).toMatchObject({ tz: 'Europe/Berlin' });
    expect(new Intl.DateTimeFormat('en', { timeZone: String(theirs?.tz) })).toBeTruthy();
    expect(String(theirs?.tz)).toMatch(/^America\//);
  });

  it('do not wait for ever for the changes of a clock that changes every second', () => {
    const file = calendar(
      'BEGIN:VTIMEZONE',
      'TZID:Uhr',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=SECONDLY',
      'END:STANDARD',
      'END:VTIMEZONE',
      ...event(...TREFF, 'DTSTART;TZID=Uhr:20261201T150000'),
    );
    expect(events(file)[0]).toMatchObject({ tz: 'Europe/Berlin' });
  });
});

describe('dates of a rule', () => {
  const weekly = [...TREFF, START, 'DTEND;TZID=Europe/Berlin:20261201T170000', 'RRULE:FREQ=WEEKLY'];
  const change = (...lines: string[]) => event('UID:treff@example.org', ...lines);

  it('are given by rules, lists and exceptions in any zone', () => {
    expect(
      fieldsOf(
        START,
        'RRULE:FREQ=WEEKLY;UNTIL=20270630T130000Z',
        'RRULE:FREQ=WEEKLY;UNTIL=20270630T130000Z',
        'RRULE:FREQ=MONTHLY;BYDAY=1SA',
        'EXRULE:FREQ=MONTHLY;BYDAY=3TU',
        'RDATE;TZID=Europe/Berlin:20261203T100000,20261204T100000',
        'EXDATE:20261208T140000Z,20261215T140000Z',
        'EXDATE;VALUE=DATE:20261222',
      ),
    ).toMatchObject({
      rrule: 'FREQ=WEEKLY;UNTIL=20270630T130000Z\nFREQ=MONTHLY;BYDAY=1SA',
      exrule: 'FREQ=MONTHLY;BYDAY=3TU',
      rdates: ['2026-12-03T10:00', '2026-12-04T10:00'],
      exdates: ['2026-12-08T15:00', '2026-12-15T15:00', '2026-12-22'],
    });
  });

  it('may be listed with an end of their own', () => {
    const fields = fieldsOf(
      START,
      'DURATION:PT1H',
      'RDATE;VALUE=PERIOD:20261203T100000/PT2H,20261204T100000/20261204T110000',
    );
    expect(fields).toMatchObject({
      rdates: ['2026-12-03T10:00', '2026-12-04T10:00'],
      overrides: [{ recurrenceId: '2026-12-03T10:00', end: '2026-12-03T12:00' }],
    });
  });

  it('are changed one by one, and only what differs is kept', () => {
    const file = calendar(
      ...change(
        'RECURRENCE-ID;TZID=Europe/Berlin:20261208T150000',
        'SUMMARY:Technik-Treff',
        'DTSTART;TZID=Europe/Berlin:20261209T100000',
        'DTEND;TZID=Europe/Berlin:20261209T120000',
        'LOCATION:Im Hof',
        'DESCRIPTION:Bitte warm anziehen',
      ),
      ...event(...weekly),
      ...change(
        'RECURRENCE-ID:20261215T140000Z',
        START.replace('1201', '1215'),
        'STATUS:CANCELLED',
      ),
      ...change(
        'RECURRENCE-ID;RANGE=THISANDFUTURE:20270105T140000Z',
        'SUMMARY:Technik-Café',
        'DTSTART:20270105T140000Z',
        'DTEND:20270105T143000Z',
      ),
    );
    expect(events(file)).toHaveLength(1);
    expect(events(file)[0]?.overrides).toEqual([
      {
        recurrenceId: '2026-12-08T15:00',
        start: '2026-12-09T10:00',
        place: 'Im Hof',
        note: 'Bitte warm anziehen',
      },
      { recurrenceId: '2026-12-15T15:00', cancelled: true },
      {
        recurrenceId: '2027-01-05T15:00',
        title: 'Technik-Café',
        end: '2027-01-05T15:30',
        andFuture: true,
      },
    ]);
  });

  it('are left out where a newer version of the event leaves them out', () => {
    const changed = change(
      'RECURRENCE-ID;TZID=Europe/Berlin:20261208T150000',
      'SEQUENCE:1',
      'SUMMARY:Anders',
      'DTSTART;TZID=Europe/Berlin:20261208T160000',
    );
    const exception = 'EXDATE;TZID=Europe/Berlin:20261208T150000';
    const older = calendar(...event(...weekly, 'SEQUENCE:2', exception), ...changed);
    expect(events(older)[0]).not.toHaveProperty('overrides');
    const newer = calendar(...event(...weekly, 'SEQUENCE:0', exception), ...changed);
    expect(events(newer)[0]).toMatchObject({ overrides: [{ title: 'Anders' }] });
    expect(events(newer)[0]).not.toHaveProperty('exdates');
    const ended = calendar(
      ...event(...weekly.slice(0, -1), 'RRULE:FREQ=WEEKLY;COUNT=1', 'SEQUENCE:2'),
      ...changed,
    );
    expect(events(ended)[0]).not.toHaveProperty('overrides');
  });

  it('of an old version give way to those of the new', () => {
    const file = calendar(
      ...event(...weekly, 'SEQUENCE:2'),
      ...event(...TREFF, START, 'RRULE:FREQ=DAILY', 'SEQUENCE:1'),
    );
    expect(events(file)).toMatchObject([{ rrule: 'FREQ=WEEKLY', sequence: 2 }]);
  });

  it('become an event where the event itself is not in the calendar', () => {
    const file = calendar(
      ...change('RECURRENCE-ID:20261215T140000Z', 'SUMMARY:Zwei', 'DTSTART:20261215T150000Z'),
      ...change('RECURRENCE-ID:20261208T140000Z', 'SUMMARY:Eins', 'DTSTART:20261208T140000Z'),
    );
    expect(events(file)).toMatchObject([
      {
        title: 'Eins',
        start: '2026-12-08T15:00',
        overrides: [{ recurrenceId: '2026-12-15T15:00', start: '2026-12-15T16:00', title: 'Zwei' }],
      },
    ]);
  });

  it('stay apart where a program gives all its events the same name', () => {
    const file = calendar(
      ...event('UID:1', 'SUMMARY:Eins', 'DTSTART:20261201T100000'),
      ...event('UID:1', 'SUMMARY:Zwei', 'DTSTART:20261202T100000'),
    );
    expect(events(file)).toMatchObject([
      { uid: '1', title: 'Eins' },
      { uid: '1/2026-12-02T10:00', title: 'Zwei' },
    ]);
  });
});

describe('encodings and lines', () => {
  it('joins folded lines, also where the fold cuts a letter in two', () => {
    const umlaut = bytes('ü');
    const file = new Uint8Array([
      ...bytes('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261201T150000\nSUMMARY:Fr'),
      umlaut[0] ?? 0,
      ...bytes('\n '),
      umlaut[1] ?? 0,
      ...bytes('hst\n\tück\nEND:VEVENT\nEND:VCALENDAR\n'),
    ]);
    expect(events(file)[0]).toMatchObject({ title: 'Frühstück' });
  });

  it('reads UTF-8 with a byte order mark, UTF-16 and Windows-1252', () => {
    const text = calendar(...event('UID:1', START, 'SUMMARY:Frühstück – 3 €'));
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    const windows = Uint8Array.from(
      text.replace('–', '\x96').replace('€', '\x80'),
      (letter) => letter.codePointAt(0) ?? 0,
    );
    for (const file of [bytes(`\uFEFF${text}`), utf16, windows]) {
      expect(events(file)[0]).toMatchObject({ title: 'Frühstück – 3 €' });
    }
  });

  it('reads letters that an old program quoted, over broken lines too', () => {
    const quoted = (charset: string, text: string) =>
      `SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=${charset}:${text}`;
    const file = calendar(
      ...event('UID:1', START, quoted('UTF-8', 'Fr=C3=BChst=C3=BCck=20=\r\nund=\r\n =20mehr')),
      ...event('UID:2', START, quoted('ISO-8859-1', 'K=FCche')),
    );
    expect(events(file).map(({ title }) => title)).toEqual(['Frühstück und mehr', 'Küche']);
  });

  it('goes on with the line before where somebody broke a description', () => {
    const file = calendar(
      ...event(
        'UID:1',
        START,
        'SUMMARY:Fest',
        'DESCRIPTION:Es gibt',
        'Hinweis: Kuchen',
        'und Saft',
      ),
    );
    expect(events(file)[0]).toMatchObject({ description: 'Es gibt\nHinweis: Kuchen\nund Saft' });
  });

  it('passes over alarms and what it does not know', () => {
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Weg', 'DTSTART:X', 'END:VALARM'];
    const file = calendar(...event(...TREFF, ...alarm, 'X-COLOR;;:=', START));
    expect(events(file)[0]).toMatchObject({ title: 'Technik-Treff' });
  });

  it('reads all calendars of a file, with lower-case names too', () => {
    const file =
      calendar(...event('UID:1', 'SUMMARY:Eins', START)) +
      calendar(
        'X-WR-TIMEZONE:Europe/London',
        ...event('UID:2', 'SUMMARY:Zwei', 'DTSTART:20261201T150000'),
      ) +
      'begin:vcalendar\nbegin:vevent\nuid:3\nsummary:Drei\ndtstart:20261201T150000\nend:vevent\nend:vcalendar';
    expect(events(file)).toMatchObject([
      { title: 'Eins', tz: 'Europe/Berlin' },
      { title: 'Zwei', tz: 'Europe/London' },
      { title: 'Drei', tz: 'Europe/Berlin' },
    ]);
  });
});

describe('what cannot be used', () => {
  it('is refused with line and reason, and stops nothing', () => {
    const file = calendar(
      ...event('UID:1', 'SUMMARY:Ohne Anfang'),
      ...event('UID:2', 'SUMMARY:Falscher Anfang', 'DTSTART:20261301T150000'),
      ...event('UID:3', 'SUMMARY:Falsche Regel', START, 'RRULE:FREQ=WEEKLY;UNTL=20270101'),
      ...event('UID:4', 'SUMMARY:Falsche Ausnahme', START, 'EXDATE:morgen'),
      ...event('UID:5', START),
      ...event('UID:6', 'SUMMARY:Privat', START, 'CLASS:PRIVATE'),
      'BEGIN:VTODO',
      'SUMMARY:Blumen gießen',
      'END:VTODO',
      'BEGIN:VJOURNAL',
      'END:VJOURNAL',
      'BEGIN:VEVENT',
      'UID:7',
      'SUMMARY:Ohne Ende',
      ...event(...TREFF, START),
    );
    expect(refusals(file)).toEqual([
      { line: 3, refused: 'Die Veranstaltung hat keinen Anfang (DTSTART), der lesbar ist.' },
      { line: 7, refused: 'Die Veranstaltung hat keinen Anfang (DTSTART), der lesbar ist.' },
      {
        line: 12,
        refused: 'Die Wiederholung „FREQ=WEEKLY;UNTL=20270101“ ist nicht lesbar.',
      },
      { line: 18, refused: 'Die Veranstaltung hat einen Tag, der nicht lesbar ist.' },
      { line: 24, refused: 'Die Veranstaltung hat keinen Titel.' },
      { line: 28, refused: 'Die Veranstaltung ist als privat gekennzeichnet.' },
      { line: 34, refused: 'Eine Aufgabe (VTODO) ist keine Veranstaltung.' },
      { line: 37, refused: 'Eine Notiz (VJOURNAL) ist keine Veranstaltung.' },
      { line: 39, refused: 'Die Veranstaltung hört mittendrin auf: END:VEVENT fehlt.' },
    ]);
    expect(records(file).at(-1)).toMatchObject({ line: 42, sourceId: 'treff@example.org' });
  });

  it('is the last event of a file that was cut off', () => {
    const file = calendar(...event(...TREFF, START), ...event('UID:2', START, 'SUMMARY:Weg'));
    const cut = file.slice(0, file.lastIndexOf('END:VEVENT'));
    expect(refusals(cut)).toHaveLength(1);
    expect(records(cut)).toHaveLength(2);
  });

  it('is the event with a line of 50 MB, and the next is read', () => {
    const picture = 'x'.repeat(50 * 1024 * 1024);
    const file = calendar(
      ...event('UID:1', START, `SUMMARY:${picture}`),
      ...event(
        'UID:2',
        START,
        'SUMMARY:Mit Bild',
        `ATTACH;ENCODING=BASE64:${picture.slice(0, 2e6)}`,
      ),
    );
    expect(records(file)).toMatchObject([
      { line: 6, refused: 'Zeile 6 ist 51 MB lang (SUMMARY). Mehr als 1 MB wird nicht gelesen.' },
      { fields: { title: 'Mit Bild' } },
    ]);
  });

  it('is a file that is no calendar, is empty, or has too many lines', () => {
    const message = (file: string) => {
      const read = readIcs(bytes(file));
      return read.ok ? undefined : read.error.message;
    };
    expect(message('Name;Straße\nTreff;Markt 3\n')).toBe(
      'Die Datei ist kein Kalender: Die Zeile BEGIN:VCALENDAR fehlt.',
    );
    expect(message('')).toBe('Die Datei ist leer.');
    expect(message('x'.repeat(2e6))).toBe(
      'Die Datei ist kein Kalender. Zeile 1 ist länger als 1 MB.',
    );
    expect(message('a\n'.repeat(1_100_000))).toBe(
      'Die Datei hat mehr als eine Million Zeilen. Teilen Sie die Datei.',
    );
  });

  it('is nothing in a calendar without events', () => {
    expect(records(calendar())).toEqual([]);
  });
});

it('calls every event off where the calendar calls them off', () => {
  expect(events(calendar('METHOD:CANCEL', ...event(...TREFF, START)))[0]).toMatchObject({
    status: 'cancelled',
  });
});
