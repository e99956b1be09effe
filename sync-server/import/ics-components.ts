import type { ContentLine } from './ics-lines.ts';

/** An event, task or zone of a calendar, as its lines. */
export interface RawComponent {
  /** `VEVENT`, `VTODO`, `VTIMEZONE` … */
  name: string;
  /** Where it begins in the file. */
  line: number;
  /** Without BEGIN and END. Of a zone with those of its parts, of all else without. */
  lines: ContentLine[];
  /** Whether its END was there. */
  isWhole: boolean;
}

/** One calendar of a file. */
export interface RawCalendar {
  /** The calendar's own lines. */
  lines: ContentLine[];
  components: RawComponent[];
}

const PROPERTY = /^(?:[A-Z0-9-]+|[a-z0-9-]+)[;:]/;
const BOUNDARY = /^(BEGIN|END):\s*([A-Z0-9-]+)\s*$/i;
const COMPONENTS = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']);

/**
 * The calendars of a file. A component that does not end is ended by the next one, so that it takes
 * nothing with it. A line that is none (an unfolded break in a description) goes on with the line
 * before it.
 */
export function calendarsIn(lines: readonly ContentLine[]): RawCalendar[] {
  const reading = new Reading();
  for (const line of joinBroken(lines)) reading.take(line);
  return reading.end();
}

class Reading {
  #calendars: RawCalendar[] = [];
  #open: RawComponent | undefined;
  #depth = 0;

  take(line: ContentLine): void {
    const [, edge = '', name = ''] = BOUNDARY.exec(line.text) ?? [];
    if (edge.toUpperCase() === 'BEGIN') this.#begin(name.toUpperCase(), line);
    else if (edge) this.#end(name.toUpperCase(), line);
    else if (!this.#open) this.#calendar().lines.push(line);
    else if (this.#depth === 0 || this.#isZone()) this.#open.lines.push(line);
  }

  end(): RawCalendar[] {
    this.#close(false);
    return this.#calendars;
  }

  #begin(name: string, line: ContentLine): void {
    if (name === 'VCALENDAR') {
      this.#close(false);
      this.#calendars.push({ lines: [], components: [] });
    } else if (this.#open && !COMPONENTS.has(name)) {
      this.#depth++;
      if (this.#isZone()) this.#open.lines.push(line);
    } else {
      this.#close(false);
      this.#open = { name, line: line.line, lines: [], isWhole: false };
    }
  }

  #end(name: string, line: ContentLine): void {
    if (name === 'VCALENDAR') this.#close(false);
    else if (this.#depth === 0 || name === this.#open?.name) this.#close(true);
    else {
      this.#depth--;
      if (this.#isZone()) this.#open?.lines.push(line);
    }
  }

  #close(isWhole: boolean): void {
    if (this.#open) this.#calendar().components.push({ ...this.#open, isWhole });
    this.#open = undefined;
    this.#depth = 0;
  }

  #calendar(): RawCalendar {
    const last = this.#calendars.at(-1) ?? { lines: [], components: [] };
    if (this.#calendars.length === 0) this.#calendars.push(last);
    return last;
  }

  #isZone(): boolean {
    return this.#open?.name === 'VTIMEZONE';
  }
}

/** A line with what belongs to it of the lines behind. */
interface Joined {
  line: ContentLine;
  parts: string[];
  tooLong?: number;
}

function joinBroken(lines: readonly ContentLine[]): ContentLine[] {
  const joined: Joined[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn = last && isSoftBroken(last);
    const isRest = last && !PROPERTY.test(line.text) && !BOUNDARY.test(last.line.text);
    if (last && (goesOn || isRest)) {
      if (goesOn) last.parts.push(last.parts.pop()?.slice(0, -1) ?? '');
      last.parts.push(goesOn ? line.text : `\\n${line.text}`);
      last.tooLong ??= line.tooLong;
    } else joined.push({ line, parts: [line.text], tooLong: line.tooLong });
  }
  return joined.map(({ line, parts, tooLong }) => ({ ...line, text: parts.join(''), tooLong }));
}

/** Quoted-printable breaks a line with an equals sign at its end. [RFC 2045, 6.7] */
function isSoftBroken({ line, parts }: Joined): boolean {
  return Boolean(parts.at(-1)?.endsWith('=')) && /;ENCODING=QUOTED-PRINTABLE/i.test(line.text);
}
