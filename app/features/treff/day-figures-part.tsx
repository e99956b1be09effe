import type { DayFigures } from '#domain/day-figures.ts';
import type { Outcome } from '#domain/visit.ts';
import type { ShownDay } from '../../data/shown-day.ts';
import { figuresDe } from '../../texts/figures-de.ts';
import { treffDe } from '../../texts/treff-de.ts';

const words = treffDe.day;

/** The day in numbers, as the quarter lets them be told; with the word for what is hidden. */
export function DayFiguresPart({ shown: { figures, people } }: { shown: ShownDay }) {
  return (
    <section class="card stack">
      <h2>{words.numbers}</h2>
      {people === 0 && <p>{words.nothing}</p>}
      {people !== 0 && (figures ? <All figures={figures} /> : <PeopleAlone people={people} />)}
    </section>
  );
}

function All({ figures: { visits, tallied, people, topics, outcomes } }: { figures: DayFigures }) {
  const outcomeWords = (outcome: string) => treffDe.visit.outcomes[outcome as Outcome] ?? outcome;
  return (
    <>
      <Numbers
        rows={[
          [words.total, people],
          [words.visits, visits],
          [words.tallied, people - visits],
        ]}
      />
      <Numbers heading={words.tallied} rows={counted(tallied)} />
      <Numbers heading={words.topics} rows={counted(topics)} />
      <Numbers
        heading={words.outcomes}
        rows={counted(outcomes).map(([name, count]) => [outcomeWords(name), count])}
      />
    </>
  );
}

function PeopleAlone({ people }: { people: number | undefined }) {
  return (
    <>
      <Numbers rows={[[words.total, people ?? figuresDe.hidden]]} />
      <p class="soft small">{words.smallHidden}</p>
    </>
  );
}

function Numbers({
  heading,
  rows,
}: {
  heading?: string;
  rows: readonly (readonly [string, number | string])[];
}) {
  if (rows.length === 0) return null;
  return (
    <>
      {heading && <h3>{heading}</h3>}
      <dl class="treff-numbers">
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The most first. */
function counted(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'de'));
}
