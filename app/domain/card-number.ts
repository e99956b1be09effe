import * as v from 'valibot';

const CARD_NUMBER = /^\d{6}$/;

/** The table of the Damm algorithm: by what came before and the next digit. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** The number on a Treff-Karte: five digits and one that finds typing errors. */
export const CardNumber = v.pipe(v.string(), v.check(isCardNumber, 'a card number of six digits'));

/** Whether six digits are a card's number: one wrong digit, or two swapped ones, are found. */
export function isCardNumber(text: string): boolean {
  return CARD_NUMBER.test(text) && checkDigit(text.slice(0, -1)) === text.at(-1);
}

/** The card number that somebody typed, however they grouped its digits; `undefined` where it is none. */
export function typedCardNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s./-]/g, '');
  return isCardNumber(digits) ? digits : undefined;
}

/** The card number that five digits begin. */
export function cardNumberFrom(fiveDigits: string): string {
  if (!/^\d{5}$/.test(fiveDigits)) throw new RangeError('a card number begins with five digits');
  return fiveDigits + checkDigit(fiveDigits);
}

/** H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004. */
function checkDigit(digits: string): string {
  let interim = '0';
  for (const digit of digits) interim = DAMM[Number(interim)]?.[Number(digit)] ?? '0';
  return interim;
}
