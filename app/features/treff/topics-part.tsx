import type { Visit } from '#domain/visit.ts';
import { observeQuarter } from '../../data/documents.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { useLive } from '../../ui/use-live.ts';
import { PressChoice } from './press-choice.tsx';
import type { SayOfVisit } from './visit-screen.tsx';

const words = treffDe.visit;

/** What the visit is about: some of the quarter's topics. */
export function TopicsPart({
  quarterId,
  visit,
  say,
}: {
  quarterId: string;
  visit: Visit;
  say: SayOfVisit;
}) {
  const quarter = useLive(() => observeQuarter(quarterId), [quarterId]);
  const offered = quarter?.topics?.length ? quarter.topics : words.defaultTopics;
  const own = visit.topics ?? [];
  const all = [...new Set([...offered, ...own])];
  const press = (topic: string, isIn: boolean) =>
    say(treffDe.saved, ({ topics = [] }) => {
      const others = topics.filter((other) => other !== topic);
      const next = isIn ? [...others, topic] : others;
      return { topics: next.length > 0 ? next : undefined };
    });
  return (
    <PressChoice
      legend={words.topics}
      options={all.map((value) => ({ value, label: value, isIn: own.includes(value) }))}
      onPress={press}
    />
  );
}
