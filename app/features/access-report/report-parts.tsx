import type { ReportItem } from '#domain/access-report.ts';
import { PHOTO_TYPES } from '#domain/image.ts';
import type { GatheredReport } from '../../data/access-report.ts';
import { usePrivacy } from '../../texts/privacy-texts.ts';
import { type ReportWords, reportHeading, reportLines } from '../../texts/report-lines.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Pill } from '../../ui/pill.tsx';

/** All that is stored, grouped by what it is, each thing with its lines. */
export function ReportParts({ report, words }: { report: GatheredReport; words: ReportWords }) {
  const texts = useTexts();
  const privacy = usePrivacy();
  const { mine } = privacy;
  return (
    <>
      {groupsOf(report.items).map(({ type, how, items }) => (
        <section key={`${type} ${how}`} class="card stack report-part">
          <h2>{reportHeading(texts, privacy, type)}</h2>
          {how === 'named' && <p class="soft">{mine.helped}</p>}
          {how === 'belongs' && <p class="soft">{mine.passedOn}</p>}
          {items.map((item) => (
            <Item key={item.id} item={item} words={words} isWaiting={report.waiting.has(item.id)} />
          ))}
        </section>
      ))}
    </>
  );
}

function Item({
  item,
  words,
  isWaiting,
}: {
  item: ReportItem;
  words: ReportWords;
  isWaiting: boolean;
}) {
  const { mine, report } = usePrivacy();
  const { mediaType, data } = item.content;
  const isPicture = PHOTO_TYPES.some((type) => type === mediaType) && typeof data === 'string';
  return (
    <div class="report-item">
      {isWaiting && <Pill tone="warn">{mine.waiting}</Pill>}
      <dl class="report-lines">
        {reportLines(words, item).map(({ label, value }) => (
          <div key={label + value}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {isPicture && (
        <img class="report-picture" src={`data:${mediaType};base64,${data}`} alt={report.picture} />
      )}
    </div>
  );
}

/** In the order of the report: by type, what is the person's own first. */
function groupsOf(items: readonly ReportItem[]) {
  const groups = new Map<string, { type: string; how: ReportItem['how']; items: ReportItem[] }>();
  for (const how of ['own', 'belongs', 'named'] as const) {
    for (const item of items.filter((one) => one.how === how)) {
      const key = `${item.type} ${how}`;
      const group = groups.get(key) ?? { type: item.type, how, items: [] };
      group.items.push(item);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}
