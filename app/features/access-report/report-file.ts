import type { ReportItem } from '#domain/access-report.ts';
import type { Privacy } from '../../texts/privacy-de.ts';
import { type ReportWords, reportHeading, reportLines } from '../../texts/report-lines.ts';

/** What a file says above everything else. */
export interface ReportHead {
  title: string;
  lines: readonly string[];
}

const KINDS: readonly ReportItem['how'][] = ['own', 'belongs', 'named'];

/**
 * The report as a page that any browser opens without the app and without a network: the same words
 * as on paper, and below them everything as it is stored, for whoever wants to take it elsewhere
 * (Art. 20 GDPR).
 */
export function reportPage(
  { title, lines }: ReportHead,
  items: readonly ReportItem[],
  words: ReportWords,
): string {
  const { texts, privacy } = words;
  const parts = KINDS.flatMap((how) => items.filter((item) => item.how === how)).map((item) =>
    partOf(item, words, privacy),
  );
  const stored = items.map(({ type, how, content }) => ({ type, how, ...content }));
  return `<!doctype html>
<html lang="${texts.lang}" dir="${texts.dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { max-width: 45em; margin: 1em auto; padding: 0 1em; font: 1.2rem/1.5 sans-serif; }
dl { margin: 0 0 1.5em; } dt { color: #444; } dd { margin: 0 0 .4em; }
section { border-top: 2px solid; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
</style>
<h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${parts.join('\n')}
<section><h2>JSON</h2>
<pre dir="ltr">${escaped(JSON.stringify(stored, null, 2))}</pre></section>
</html>
`;
}

function partOf(item: ReportItem, words: ReportWords, { mine }: Privacy): string {
  const notes = { own: '', belongs: mine.passedOn, named: mine.helped };
  const note = notes[item.how] && `<p>${escaped(notes[item.how])}</p>`;
  const rows = reportLines(words, item).map(
    ({ label, value }) => `<dt>${escaped(label)}</dt><dd dir="auto">${escaped(value)}</dd>`,
  );
  const heading = escaped(reportHeading(words.texts, words.privacy, item.type));
  return `<section><h2>${heading}</h2>${note}<dl>${rows.join('')}</dl></section>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
