/** The signs by which volunteers find their PIN on a locked tablet: it must not show a name. */
export const LOCK_SIGNS = [
  'Igel',
  'Amsel',
  'Fuchs',
  'Hase',
  'Biene',
  'Eule',
  'Dachs',
  'Reh',
  'Storch',
  'Luchs',
  'Otter',
  'Specht',
  'Marder',
  'Kranich',
  'Falke',
  'Frosch',
  'Hirsch',
  'Lachs',
  'Meise',
  'Schwan',
] as const;
export type LockSign = (typeof LOCK_SIGNS)[number];

/** A PIN: four to eight digits. */
export function isPin(text: string): boolean {
  return /^\d{4,8}$/.test(text);
}

/** So many wrong PINs in a row, at the tablet or at the server; then the Schlüsselkarte is needed. */
export const MOST_WRONG_PINS = 5;
