import { createHash } from 'node:crypto';
import { parseRule } from '#domain/recurrence-rule.ts';
import { failure, type Result, success } from '#domain/result.ts';
import { shortened } from './conversions/short-texts.ts';
import { websiteIn } from './conversions/web-and-mail.ts';
import type { RawComponent } from './ics-components.ts';
import { type IcsProperty, readProperties } from './ics-properties.ts';
import { organiserOf, plainWords } from './ics-texts.ts';
import { type IcsTime, minutesOfDuration, timeOfValue } from './ics-times.ts';
import type { ZoneFinder } from './ics-zones.ts';

/** When something ends: a moment, or so many minutes after its start. */
export type IcsEnd = { at: IcsTime } | { minutes: number };

/** One VEVENT with its values read: an event, or a change to one date of it. */
export interface IcsEntry {
  line: number;
  uid: string;
  sequence: number;
  start: IcsTime;
  end?: IcsEnd;
  /** Set on a change to one date. */
  recurrenceId?: IcsTime;
  andFuture: boolean;
  rules: string[];
  exceptionRules: string[];
  dates: { start: IcsTime; end?: IcsEnd }[];
  exceptions: IcsTime[];
  title: string;
  description: string;
  location: string;
  organiser?: string;
  website?: string;
  status?: 'confirmed' | 'cancelled';
}

/** Why a VEVENT cannot be used, as a German sentence, and where. */
export interface UnusableEntry {
  code: 'unusable-entry';
  line: number;
  message: string;
}

/** Reads a VEVENT. */
export function entryOf(
  component: RawComponent,
  zones: ZoneFinder,
): Result<IcsEntry, UnusableEntry> {
  const refuse = (message: string, line = component.line) =>
    failure<UnusableEntry>({ code: 'unusable-entry', line, message });
  if (!component.isWhole) return refuse('Die Veranstaltung hört mittendrin auf: END:VEVENT fehlt.');
  const { all, broken } = readProperties(component.lines);
  if (broken) return refuse(broken.why, broken.line);
  const bag = new Bag(all, zones);
  if (/^(PRIVATE|CONFIDENTIAL)$/i.test(bag.words('CLASS'))) {
    return refuse('Die Veranstaltung ist als privat gekennzeichnet.');
  }
  const start = bag.times('DTSTART')[0]?.start;
  if (!start) return refuse('Die Veranstaltung hat keinen Anfang (DTSTART), der lesbar ist.');
  const unreadable = [...bag.texts('RRULE'), ...bag.texts('EXRULE')].find((r) => !parseRule(r));
  if (unreadable)
    return refuse(`Die Wiederholung „${shortened(unreadable, 80)}“ ist nicht lesbar.`);
  if (bag.hasUnreadableTime)
    return refuse('Die Veranstaltung hat einen Tag, der nicht lesbar ist.');
  return success({ ...bag.entry(component), start });
}

/** The properties of a VEVENT by name. */
class Bag {
  hasUnreadableTime = false;
  readonly #all: readonly IcsProperty[];
  readonly #zones: ZoneFinder;

  constructor(all: readonly IcsProperty[], zones: ZoneFinder) {
    this.#all = all;
    this.#zones = zones;
    this.hasUnreadableTime = ['RECURRENCE-ID', 'RDATE', 'EXDATE', 'DTEND'].some(
      (name) => this.times(name).length < this.#values(name).length,
    );
  }

  entry({ line }: RawComponent): Omit<IcsEntry, 'start'> {
    const organiser = this.#named('ORGANIZER')[0];
    const recurrenceId = this.times('RECURRENCE-ID')[0]?.start;
    const end = this.#end();
    const status = this.#status();
    const name = organiser && organiserOf(organiser);
    const website = websiteIn(this.words('URL')).address;
    return {
      line,
      uid: this.#uid(),
      sequence: Math.max(0, Number.parseInt(this.words('SEQUENCE'), 10) || 0),
      ...(end && { end }),
      ...(recurrenceId && { recurrenceId }),
      andFuture: this.#named('RECURRENCE-ID')[0]?.params.range?.toUpperCase() === 'THISANDFUTURE',
      rules: [...new Set(this.texts('RRULE'))],
      exceptionRules: [...new Set(this.texts('EXRULE'))],
      dates: this.times('RDATE'),
      exceptions: this.times('EXDATE').map((exception) => exception.start),
      title: this.words('SUMMARY'),
      description: plainWords(this.words('DESCRIPTION')),
      location: this.words('LOCATION'),
      ...(name && { organiser: name }),
      ...(website && { website }),
      ...(status && { status }),
    };
  }

  words(name: string): string {
    return this.texts(name)[0]?.trim() ?? '';
  }

  texts(name: string): string[] {
    return this.#values(name).map(({ value }) => String(value).trim());
  }

  times(name: string): { start: IcsTime; end?: IcsEnd }[] {
    return this.#values(name).flatMap(({ property, value }) => {
      const [from, to] = typeof value === 'string' ? [value] : value;
      const start = from ? timeOfValue(from, property, this.#zones) : undefined;
      const end = to ? this.#endOf(to, property) : undefined;
      return start ? [{ start, ...(end && { end }) }] : [];
    });
  }

  #end(): IcsEnd | undefined {
    const at = this.times('DTEND')[0]?.start;
    if (at) return { at };
    const minutes = minutesOfDuration(this.words('DURATION'));
    return minutes === undefined ? undefined : { minutes };
  }

  #endOf(value: string, property: IcsProperty): IcsEnd | undefined {
    const minutes = minutesOfDuration(value);
    if (minutes !== undefined) return { minutes };
    const at = timeOfValue(value, property, this.#zones);
    return at && { at };
  }

  #status(): IcsEntry['status'] {
    const status = this.words('STATUS').toUpperCase();
    if (status === 'CANCELLED') return 'cancelled';
    return status === 'CONFIRMED' ? 'confirmed' : undefined;
  }

  /** What the calendar calls the event, or what it is, so that reading it again changes nothing. */
  #uid(): string {
    const uid = this.words('UID');
    if (uid.length > 0 && uid.length <= 300) return uid;
    const names = uid ? ['UID'] : ['DTSTART', 'DTEND', 'SUMMARY', 'LOCATION'];
    const content = names.map((name) => this.texts(name).join()).join('\n');
    return createHash('sha256').update(content).digest('hex').slice(0, 32);
  }

  #named(name: string): IcsProperty[] {
    return this.#all.filter((property) => property.name === name);
  }

  #values(name: string) {
    return this.#named(name).flatMap((property) =>
      property.values.map((value) => ({ property, value })),
    );
  }
}
