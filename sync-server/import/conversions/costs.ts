const NAMED = '(?:Kostenbeitrag|Unkostenbeitrag|Teilnahmebeitrag|Eintritt|Kosten|Beitrag)';
const AMOUNT = String.raw`(\d+(?:[.,]\d\d)?)\s*(?:€|Euro\b|EUR\b)`;
const NAMED_AMOUNT = new RegExp(String.raw`${NAMED}\s*:?\s*${AMOUNT}`, 'i');
const FREE =
  /\bohne (?:Kosten|Unkosten)beitrag\b|\bkosten(?:los|frei)\b|\bEintritt(?: ist)? frei\b/i;
const COST_CLAUSE = new RegExp(
  String.raw`[\s,;.:]*(?:${NAMED}\s*:?\s*${AMOUNT}|${FREE.source})`,
  'i',
);

/** The cost that stands inside a text: "… Kostenbeitrag: 4,50 Euro" → "4,50 Euro". What costs
 *  nothing is "kostenlos"; a text without an amount gives nothing. */
export function costIn(text: string): string | undefined {
  const amount = NAMED_AMOUNT.exec(text)?.[1];
  if (amount) return `${amount.replace('.', ',')} Euro`;
  return FREE.test(text) ? 'kostenlos' : undefined;
}

/** The text without the clause that names its cost. */
export function withoutCost(text: string): string {
  return text.replace(COST_CLAUSE, '').trim();
}
