import { useState } from 'preact/hooks';
import type { Person } from '#domain/person.ts';
import { changePerson, type VolunteerFields } from '../../data/person-commands.ts';
import { failureWords } from '../../entries/failure-words.ts';
import { volunteersDe } from '../../texts/volunteers-de.ts';

/** Changes of one volunteer's page, with what was done last and the way back. */
export interface VolunteerChange {
  said: string;
  problem: string;
  undo?: () => void;
  change: (changes: Partial<VolunteerFields>) => void;
}

/** Writes what the work needs; each change can be taken back. */
export function useVolunteerChange(
  quarterId: string,
  personId: string,
  person: Person | undefined,
): VolunteerChange {
  const [before, setBefore] = useState<Partial<VolunteerFields>>();
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const write = async (changes: Partial<VolunteerFields>, back?: Partial<VolunteerFields>) => {
    const written = await changePerson(quarterId, personId, changes, new Date());
    setProblem(written.ok ? '' : failureWords(written.error));
    setSaid(written.ok ? volunteersDe.file.saved : '');
    setBefore(written.ok ? back : undefined);
  };
  return {
    said,
    problem,
    undo: before && (() => void write(before)),
    change: (changes) => {
      const fields = Object.keys(changes) as (keyof VolunteerFields)[];
      const back = Object.fromEntries(fields.map((field) => [field, person?.[field]]));
      void write(changes, back as Partial<VolunteerFields>);
    },
  };
}
