/** A rewriting of what people write into OSM `opening_hours`. */
type Rewriting = readonly [pattern: RegExp, replacement: string];

const WEEKDAY =
  '(?:Mo(?:ntags?)?|Di(?:enstags?)?|Tu|Mi(?:ttwochs?)?|We|Do(?:nnerstags?)?|Th|Fr(?:eitags?)?|' +
  'Sa(?:mstags?)?|So(?:nntags?)?|Su)\\b\\.?';
const APPOINTMENT =
  '(?:Termine? |nur )?(?:mit|nach|n\\.) ?(?:vorheriger |telefonischer |persönlicher )?' +
  '(?:V(?:ereinbarung|\\.)|Terminvereinbarung|Terminabsprache|Absprache|Anmeldung|Voranmeldung|Termin)';

/** What the library cannot read, or misreads, and what can mean one thing only. */
const REWRITINGS: readonly Rewriting[] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u00a0\u2009\u202f]/g, ' '],
  [
    /^\s*(?:rund um die Uhr|24 ?h|24 ?(?:Stunden|Std\.?)|(?:immer|durchgehend) (?:geöffnet|offen))\s*$/i,
    '24/7',
  ],
  [new RegExp(`^\\s*(${APPOINTMENT})\\s*$`, 'i'), '"$1"'],
  [
    new RegExp(`\\s*[,;]?\\s*(?:und|oder|sowie|sonst|,|;)\\s+(${APPOINTMENT})\\s*$`, 'i'),
    ' || "$1"',
  ],
  [/,?\s*au(?:ß|ss)er (?:an )?(?:gesetzlichen )?Feiertage?[ns]\s*$/i, '; PH off'],
  [/\b(?:in )?ungeraden? (?:Kalenderwochen|Wochen|KWs?):?/gi, 'week 1-53/2'],
  [/\b(?:in )?geraden? (?:Kalenderwochen|Wochen|KWs?):?/gi, 'week 2-52/2'],
  [new RegExp(`\\b(?:jeden |am )?(\\d)\\. ?(${WEEKDAY}) (?:im|des) Monats?:?`, 'gi'), '$2[$1]'],
  [new RegExp(`\\b(?:jeden |am )?letzten? (${WEEKDAY}) (?:im|des) Monats?:?`, 'gi'), '$1[-1]'],
  [new RegExp(`(\\d[:.]\\d\\d(?: ?Uhr)?|\\d ?Uhr) (?=${WEEKDAY})`, 'gi'), '$1, '],
  [new RegExp(`(${WEEKDAY}) ?[+&/] ?(?=${WEEKDAY})`, 'gi'), '$1,'],
  [/\bab (\d{1,2}) ?(?:Uhr|h)\b/gi, '$1:00+'],
  [/\bab (\d{1,2})[:.](\d\d)(?: ?(?:Uhr|h)\b)?/gi, '$1:$2+'],
  [/(\d(?: ?Uhr)?) (?:sowie|und)(?: von)? (?=\d)/gi, '$1, '],
];

/** "2021 Mar 28-Apr 16": the second day is of the same year, or of the next if it comes before. */
const RANGE_OF_ONE_YEAR = /\b(\d{4}) ([A-Z][a-z]{2}) (\d{1,2}) ?- ?([A-Z][a-z]{2}) (\d{1,2})\b/g;
/** A comment as the last rule would wipe out all rules before it; people mean "otherwise". */
const LAST_COMMENT = /\s*[;,]\s*("[^"]+")\s*$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * Hours as people write them, made readable for the library where they can mean one thing only:
 * "1. Do im Monat", "ab 18 Uhr", "rund um die Uhr", "Mo+Do", "Mo-Fr 9-12 Uhr und nach Vereinbarung".
 * Everything else stays as it is, comments in quotation marks too.
 */
export function normalisedHours(value: string): string {
  const straight = value.replace(/[„“”«»]/g, '"').trim();
  const parts = straight.split(/("[^"]*")/);
  const rewritten = parts.map((part, index) => (index % 2 === 1 ? part : rewrittenPart(part)));
  return rewritten.join('').replace(LAST_COMMENT, ' || $1');
}

function rewrittenPart(part: string): string {
  let text = part;
  for (const [pattern, replacement] of REWRITINGS) text = text.replace(pattern, replacement);
  return text.replace(RANGE_OF_ONE_YEAR, (range, year, from, fromDay, to, toDay) => {
    const [start, end] = [MONTHS.indexOf(from), MONTHS.indexOf(to)];
    if (start < 0 || end < 0) return range;
    const goesBack = end < start || (end === start && Number(toDay) < Number(fromDay));
    return `${year} ${from} ${fromDay}-${Number(year) + (goesBack ? 1 : 0)} ${to} ${toDay}`;
  });
}
