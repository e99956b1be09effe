/** So few digits can be no number that somebody rings. */
const FEWEST_DIGITS = 5;
const MOST_DIGITS = 16;
const ABROAD = /^(\+|00)(?!49)/;

/**
 * A telephone number as people type it ("0209 / 123 45-67", "+49 (0)209 1234567", "0049 209 …"), as
 * documents keep it: `+49 209 123 45 67`. The groups somebody wrote stay, since they read it so.
 * A number without its area code stays as it is: the office knows the place. `undefined` where it
 * can be no number: too short, too long, or letters in it.
 */
export function phoneFromTyped(typed: string): string | undefined {
  const text = typed.trim().replace(/\(0\)/g, ' ');
  if (/[^\d\s()+/.,;:–—\-\u00a0]/.test(text) || /.\+/.test(text.replace(/^\s+/, ''))) {
    return undefined;
  }
  const groups = text.replace(/[^\d+]+/g, ' ').trim();
  const digits = groups.replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return undefined;
  if (ABROAD.test(groups)) return groups.replace(/^00\s*/, '+');
  const national = groups.replace(/^(\+|00)\s*49\s*/, '');
  const isGerman = national !== groups;
  if (!isGerman && !national.startsWith('0')) return national;
  return `+49 ${national.replace(/^0\s*/, '')}`.slice(0, 26).trim();
}
