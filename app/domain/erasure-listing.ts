import * as v from 'valibot';

/** What a device said to an erasure. `unseen`: for 90 days; it counts as wiped. */
export const ErasedOnDevice = v.looseObject({
  deviceId: v.string(),
  name: v.optional(v.string()),
  role: v.string(),
  lastSeenAt: v.optional(v.string()),
  state: v.picklist(['acknowledged', 'waiting', 'unseen']),
});
export type ErasedOnDevice = v.InferOutput<typeof ErasedOnDevice>;

/** An erasure as its office sees it: a number and a day. It says nothing of who it was. */
export const ErasureListing = v.looseObject({
  n: v.number(),
  on: v.string(),
  state: v.picklist(['begun', 'done']),
  devices: v.array(ErasedOnDevice),
});
export type ErasureListing = v.InferOutput<typeof ErasureListing>;

/** The answer of `GET /api/erase`, newest first; `undefined` where it is none. */
export function erasuresIn(answer: unknown): ErasureListing[] | undefined {
  const parsed = v.safeParse(v.looseObject({ erasures: v.array(ErasureListing) }), answer);
  return parsed.success ? parsed.output.erasures.sort((a, b) => b.n - a.n) : undefined;
}

/** The answer of `POST /api/erase`; `undefined` where it is none. */
export function begunErasureIn(answer: unknown): { n: number; on: string } | undefined {
  const parsed = v.safeParse(v.looseObject({ n: v.number(), on: v.string() }), answer);
  return parsed.success ? { n: parsed.output.n, on: parsed.output.on } : undefined;
}

/** Whether every device has said that nothing is left, or counts as wiped. */
export function isEverywhere({ state, devices }: ErasureListing): boolean {
  return state === 'done' && devices.every((device) => device.state !== 'waiting');
}
