import { isDocumentType } from '#domain/ids.ts';
import type { Quarter } from '#domain/quarter.ts';
import type { Privacy } from '../../texts/privacy-de.ts';
import { kindHeading } from '../../texts/report-lines.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** How long what is kept: the quarter's own settings, which the server applies. */
export function Retention({ words, quarter }: { words: Privacy; quarter: Quarter | undefined }) {
  const texts = useTexts();
  const { sheet } = words;
  const months = Object.entries(quarter?.retention ?? {}).filter(([type]) => isDocumentType(type));
  return (
    <section class="card stack privacy-part">
      <h2>{sheet.howLong}</h2>
      <ul>
        {months.map(([type, count]) => (
          <li key={type}>{sheet.months(kindHeading(texts, type), count)}</li>
        ))}
        <li>{sheet.otherwise}</li>
        <li>{sheet.sooner}</li>
      </ul>
    </section>
  );
}
