// The full metadata: the small one takes a mobile number with a digit missing for a number.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers found in a field, and what looked like one but is none. */
export interface FoundPhones {
  /** In international format: `+49 30 50018623`. */
  phones: string[];
  unreadable: string[];
}

const TELEPHONE_AND_FAX = /\btel(?:efon)?\.?\s*(?:\/|&|\+|u\.|und)\s*(?:tele)?fax\b/gi;
const BEFORE_LABEL = /(?=\b(?:tele)?fax\b|\btel(?:efon)?\b|\bmobil\b|\bhandy\b|\bfunk\b)/i;
const SEPARATOR = /[,;\n|]|\boder\b|\bund\b|\bbzw\b\.?/i;
const FAX = /\b(?:tele)?fax\b/i;
const DIGITS_AND_MARKS = /[+(]?\d[\d\s()/.\u2010-\u2015-]*/g;
/** Numbers that are the same everywhere, without area code. */
const SHORT_NUMBERS: ReadonlySet<string> = new Set([
  '110',
  '112',
  '115',
  '116111',
  '116116',
  '116117',
  '116123',
]);
const FEWEST_DIGITS = 5;

/**
 * Finds German telephone numbers as people write them: "030 500186 23", "Telefon: 030 55, Telefax:
 * …" (fax dropped), "030 96276419 oder 0163 8144219", "030 66633740/41" (two extensions),
 * "030-98194427". A number without its area code gets `areaCode`, where one is given.
 * Never throws; reading its own result again changes nothing.
 */
export function phonesIn(text: string, areaCode?: string): FoundPhones {
  const segments = text
    .replace(TELEPHONE_AND_FAX, 'Telefon')
    .split(BEFORE_LABEL)
    .flatMap((part) => (FAX.test(part) ? [] : part.split(SEPARATOR)));
  const candidates = segments.flatMap((segment) => segment.match(DIGITS_AND_MARKS) ?? []);
  const phones = new Set<string>();
  const unreadable: string[] = [];
  for (const candidate of candidates.flatMap(separateNumbers)) {
    if (!SHORT_NUMBERS.has(candidate.trim()) && digitsOf(candidate).length < FEWEST_DIGITS)
      continue;
    const phone = internationalFormat(candidate, areaCode);
    if (phone) phones.add(phone);
    else unreadable.push(candidate.trim());
  }
  return { phones: [...phones], unreadable };
}

/** A slash separates area code, a second number or another ending of the same number. */
function separateNumbers(candidate: string): string[] {
  const parts = candidate.split('/');
  const numbers = [parts[0] ?? ''];
  for (const part of parts.slice(1)) {
    const last = numbers.at(-1) ?? '';
    const digits = digitsOf(part);
    const isAfterNumber = digitsOf(last).length >= 7;
    if (isAfterNumber && /^\s*(?:0|\+)/.test(part)) numbers.push(part);
    else if (isAfterNumber && digits.length <= 3) numbers.push(withEnding(last, digits));
    else numbers[numbers.length - 1] = `${last} ${part}`;
  }
  return numbers;
}

/** "030 66633740" with the ending "41" is "03066633741". */
function withEnding(number: string, ending: string): string {
  const digits = digitsOf(number);
  const plus = number.trim().startsWith('+') ? '+' : '';
  return plus + digits.slice(0, digits.length - ending.length) + ending;
}

function internationalFormat(candidate: string, areaCode: string | undefined): string | undefined {
  const written = candidate.trim().replace(/^00/, '+').replace('(0)', '');
  const digits = (written.startsWith('+') ? '+' : '') + digitsOf(written);
  if (SHORT_NUMBERS.has(digits)) return digits;
  const isComplete = /^[+0]/.test(digits);
  if (!isComplete && !areaCode) return undefined;
  const number = parsePhoneNumberFromString(isComplete ? digits : areaCode + digits, 'DE');
  if (!number?.isValid()) return undefined;
  return number.formatInternational().replace(/[^\d+]+/g, ' ');
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
