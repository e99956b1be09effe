import { failure, type Result, success } from '#domain/result.ts';
import { type ApiOptions, askApi } from './api-request.ts';

/** Why a page of the office has no answer. */
export type OfficeFailure = { code: 'noContact' | 'forbidden' | 'unknownDevice' | 'refused' };

/** Asks the server for something that only the office may have. `read` gives `undefined` where the
 *  answer is none of ours. */
export async function askAsOffice<Value>(
  method: string,
  path: string,
  body: unknown,
  read: (answer: unknown) => Value | undefined,
  options?: ApiOptions,
): Promise<Result<Value, OfficeFailure>> {
  const answer = await askApi(method, path, body, options);
  if (answer?.code === 'forbidden') return failure({ code: 'forbidden' });
  if (answer?.code === 'unknown-device') return failure({ code: 'unknownDevice' });
  if (answer && !answer.ok && answer.code !== 'unavailable') return failure({ code: 'refused' });
  const value = answer?.ok ? read(answer.body) : undefined;
  return value === undefined ? failure({ code: 'noContact' }) : success(value);
}
