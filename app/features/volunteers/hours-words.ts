import { volunteersDe } from '../../texts/volunteers-de.ts';

const words = volunteersDe.hours;
const MINUTES = 60;

/** A length as it is spoken: "12,5 Stunden"; below an hour in minutes. */
export function lengthWords(minutes: number): string {
  if (minutes < MINUTES) return words.minutes(minutes);
  // Quarters of an hour: more would say more than anybody has counted.
  const hours = Math.round((minutes / MINUTES) * 4) / 4;
  return words.hours(hours.toLocaleString('de', { maximumFractionDigits: 2 }), hours === 1);
}
