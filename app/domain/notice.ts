import * as v from 'valibot';
import { documentFields, LocalDateText, Source, Translations, text } from './document.ts';

/** Something the office wants the quarter to know for a while ("Neuigkeit"). */
export const Notice = v.looseObject({
  _id: v.pipe(v.string(), v.regex(/^notice:[^/:]+$/)),
  type: v.literal('notice'),
  ...documentFields,
  title: text(200),
  text: text(4000),
  /** First and last day on which it is shown. */
  from: LocalDateText,
  until: v.optional(LocalDateText),
  important: v.optional(v.boolean()),
  placeId: v.optional(text(200)),
  source: v.optional(Source),
  example: v.optional(v.boolean()),
  translations: v.optional(Translations),
});
export type Notice = v.InferOutput<typeof Notice>;
