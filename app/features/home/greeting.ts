import type { LocalTime } from '#domain/local-time.ts';
import type { Texts } from '../../texts/de.ts';

/** The greeting of a time of day. */
export function greetingAt(time: LocalTime, texts: Texts): string {
  if (time < '04:00') return texts.home.goodEvening;
  if (time < '11:00') return texts.home.goodMorning;
  return time < '18:00' ? texts.home.goodDay : texts.home.goodEvening;
}
