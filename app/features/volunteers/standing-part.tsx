import { useState } from 'preact/hooks';
import { takeOnAgain } from '../../data/end-volunteer.ts';
import { readSurroundings } from '../../data/surroundings.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';
import { Button } from '../../ui/button.tsx';
import type { VolunteerPart } from './volunteer-screen.tsx';

const words = volunteersDe.file;

/** Takes somebody on who has left, or who was no volunteer yet; nothing where they help. */
export function StandingPart({ quarterId, file: { personId, person, visitor } }: VolunteerPart) {
  const [problem, setProblem] = useState('');
  const { volunteerSince, volunteerUntil } = person ?? {};
  const isHelping = Boolean(volunteerSince ?? visitor?.volunteer) && volunteerUntil === undefined;
  if (isHelping) return null;
  const takeOn = async () => {
    const around = await readSurroundings(quarterId, () => new Date());
    const taken = await takeOnAgain(around, personId);
    setProblem(taken.ok ? '' : failureWords(taken.error));
  };
  return (
    <section class="card stack">
      {volunteerUntil !== undefined && <p>{words.againText}</p>}
      <div class="row">
        <Button look="pill" onPress={() => void takeOn()}>
          {volunteerUntil === undefined ? words.makeVolunteer : words.again}
        </Button>
      </div>
      <p role="alert">{problem}</p>
    </section>
  );
}
