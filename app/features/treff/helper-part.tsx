import { useEffect, useState } from 'preact/hooks';
import type { Visit } from '#domain/visit.ts';
import type { NameIndex } from '../../data/name-index.ts';
import { watchNames } from '../../data/team-names.ts';
import type { TreffDay } from '../../data/treff-day.ts';
import { treffDe } from '../../texts/treff-de.ts';
import { Button } from '../../ui/button.tsx';
import { PressChoice } from './press-choice.tsx';
import type { SayOfVisit } from './visit-screen.tsx';

const words = treffDe.visit;

/** Who helps: whoever is on duty, and with one more press every volunteer. */
export function HelperPart({
  quarterId,
  day,
  visit: { helper },
  say,
}: {
  quarterId: string;
  day: TreffDay;
  visit: Visit;
  say: SayOfVisit;
}) {
  const [names, setNames] = useState<NameIndex>();
  const [isWhole, setWhole] = useState(false);
  useEffect(() => watchNames(quarterId, setNames), [quarterId]);
  const onDuty = day.session?.onDuty ?? [];
  const volunteers = names?.volunteers().map(({ personId }) => personId) ?? [];
  const few = onDuty.length > 0 && !isWhole;
  const shown = new Set([...onDuty, ...(few ? [] : volunteers), ...(helper ? [helper] : [])]);
  const nameOf = (personId: string) => names?.nameOf(personId) ?? day.names.get(personId);
  const press = (personId: string, isIn: boolean) =>
    say(treffDe.saved, () => ({ helper: isIn ? personId : undefined }));
  if (names && shown.size === 0) return null;
  return (
    <>
      <PressChoice
        legend={words.helper}
        options={[...shown].map((value) => ({
          value,
          label: nameOf(value) ?? treffDe.someone,
          isIn: value === helper,
        }))}
        onPress={press}
      />
      {few && volunteers.some((one) => !shown.has(one)) && (
        <div class="row">
          <Button look="pill" onPress={() => setWhole(true)}>
            {words.moreHelpers}
          </Button>
        </div>
      )}
    </>
  );
}
