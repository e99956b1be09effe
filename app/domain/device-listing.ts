import * as v from 'valibot';
import { STORAGE_STATES } from './device-report.ts';
import { leasesOver } from './leases.ts';

/** A paired device as its office sees it. */
export const DeviceListing = v.looseObject({
  id: v.string(),
  name: v.string(),
  role: v.string(),
  /** Those of its quarters that the office has too. */
  quarters: v.array(v.string()),
  createdAt: v.string(),
  /** ISO instants by the server's clock. To the hour; to the moment where the device had news. */
  lastSeenAt: v.optional(v.string()),
  revokedAt: v.optional(v.string()),
  bringInAt: v.optional(v.string()),
  /** What the device last said about itself. */
  reports: v.optional(
    v.looseObject({
      unsent: v.number(),
      oldestUnsentAt: v.optional(v.string()),
      appVersion: v.string(),
      storage: v.picklist(STORAGE_STATES),
    }),
  ),
  /** The very device that asks. */
  isThis: v.boolean(),
});
export type DeviceListing = v.InferOutput<typeof DeviceListing>;

/** What a device of the team or the office has cleared by itself, for it was away for so long: visitors'
 *  names, or everything personal. `undefined` where it has all of it, or never had any. */
export function clearedOn(
  { role, revokedAt, lastSeenAt, createdAt }: DeviceListing,
  now: Date,
): 'names' | 'personal' | undefined {
  if (revokedAt || (role !== 'team' && role !== 'office')) return undefined;
  const { names, personal } = leasesOver(Date.parse(lastSeenAt ?? createdAt), now.getTime());
  if (personal) return 'personal';
  return names ? 'names' : undefined;
}

/** The answer of `GET /api/devices`; `undefined` where it is none. */
export function deviceListIn(answer: unknown): DeviceListing[] | undefined {
  const parsed = v.safeParse(v.looseObject({ devices: v.array(DeviceListing) }), answer);
  return parsed.success ? parsed.output.devices : undefined;
}

/** What the phones that nobody has confirmed yet keep at the server, in one quarter. */
export const SelfMadeUse = v.looseObject({
  quarter: v.string(),
  phones: v.number(),
  count: v.number(),
  bytes: v.number(),
  /** Nothing but asking for help is taken from them. */
  isFull: v.boolean(),
});
export type SelfMadeUse = v.InferOutput<typeof SelfMadeUse>;

/** The same answer's part about these phones; `undefined` where it is none. */
export function selfMadeUseIn(answer: unknown): SelfMadeUse[] | undefined {
  const Part = v.looseObject({ selfMade: v.optional(v.array(SelfMadeUse), []) });
  const parsed = v.safeParse(Part, answer);
  return parsed.success ? parsed.output.selfMade : undefined;
}

/** In the order in which the office looks at them: what waits on a device first, what is no longer
 *  connected last, by name between. */
export function devicesInOrder(devices: readonly DeviceListing[]): DeviceListing[] {
  const rankOf = ({ revokedAt, reports }: DeviceListing) =>
    revokedAt ? 2 : (reports?.unsent ?? 0) > 0 ? 0 : 1;
  return [...devices].sort(
    (a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, 'de') || (a.id < b.id ? -1 : 1),
  );
}
