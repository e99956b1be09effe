import { failure, type Result, success } from '#domain/result.ts';
import { dateFromTyped } from '#domain/typed-date.ts';
import { phoneFromTyped } from '#domain/typed-phone.ts';
import type { NewCall } from '../../data/call-list.ts';

/** Why somebody is put on the list by hand: the rest comes there by itself. */
export const WHY = ['other', 'eventChanged', 'placeChanged', 'registration', 'loan'] as const;

/** What is typed about a call that is to be made. */
export interface TypedCall {
  name: string;
  phone: string;
  /** A day; empty where it is not pressing. */
  byWhen: string;
  why: (typeof WHY)[number];
}

/** The call that was typed; else what is missing or cannot be read. */
export function callFromTyped({
  name,
  phone,
  byWhen,
  why,
}: TypedCall): Result<NewCall, { code: 'name' | 'noPhone' | 'phone' | 'day' }> {
  const number = phoneFromTyped(phone);
  const day = dateFromTyped(byWhen);
  if (!name.trim()) return failure({ code: 'name' });
  if (!phone.trim()) return failure({ code: 'noPhone' });
  if (!number) return failure({ code: 'phone' });
  if (byWhen.trim() && day === undefined) return failure({ code: 'day' });
  return success({ whom: { name: name.trim(), phone: number }, why, byWhen: day });
}
