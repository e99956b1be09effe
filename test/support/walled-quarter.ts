import { randomBytes } from 'node:crypto';
import type { DocumentType } from '#domain/ids.ts';
import { type LetterContent, sealedLetter } from '#domain/sealed-letter.ts';
import type { Body } from '#domain/version.ts';
import { SealKeys } from '../../sync-server/sealing/seal-keys.ts';
import { databaseNameOf } from '../../sync-server/stores/database-name.ts';
import type { Database, Store } from '../../sync-server/stores/store.ts';
import { aQuarter } from './builders.ts';
import {
  aPairedDevice,
  changeDevice,
  type PairedDevice,
  type PairedDeviceOptions,
} from './paired-device.ts';
import {
  anImage,
  aTally,
  DEVICE_ID,
  RESIDENT_ID,
  SAMPLES,
  STRANGER_ID,
  VOLUNTEER_ID,
} from './sample-documents.ts';

/** Everybody who can stand before the walls: each line of data.md's table, and those beside it. */
export const WHO = {
  guest: undefined,
  kiosk: { role: 'kiosk', placeId: 'huellen' },
  /** The same person's phone before and after the office called back. */
  unverified: { role: 'resident', personId: RESIDENT_ID, verified: false },
  resident: { role: 'resident', personId: RESIDENT_ID, verified: true },
  stranger: { role: 'resident', personId: STRANGER_ID, verified: true },
  /** A Treff's shared tablet: no person. */
  tablet: { role: 'team', placeId: 'huellen' },
  /** A volunteer's own phone: no Treff. */
  volunteer: { role: 'team', personId: VOLUNTEER_ID },
  office: { role: 'office' },
  /** The office of another quarter. */
  elsewhere: { role: 'office', quarters: ['anderswo'] },
  /** An office device that was sent away. */
  revoked: { role: 'office' },
  box: { role: 'box' },
} as const satisfies Record<string, object | undefined>;
export type Who = keyof typeof WHO;
export const EVERYBODY = Object.keys(WHO) as Who[];

/** The number of a writer that is none of the devices here. */
export const SEED_CLOCK = { s0: 1 };

/** Pairs everybody; they belong to all the quarters that are named. */
export async function pairEverybody(
  store: Store,
  quarters: string[] = ['lichtenberg'],
): Promise<Record<Who, PairedDevice | undefined>> {
  const paired = {} as Record<Who, PairedDevice | undefined>;
  for (const who of EVERYBODY) {
    const options = WHO[who] as PairedDeviceOptions | undefined;
    paired[who] = options && (await aPairedDevice(store, { quarters, ...options }));
  }
  const revokedAt = '2026-11-20T08:00:00Z';
  if (paired.revoked) await changeDevice(store, paired.revoked.deviceId, { revokedAt });
  return paired;
}

/** The cookie's owner by `Authorization`, as paired servers have it. */
export function bearerOf(device: PairedDevice): Record<string, string> {
  return {
    authorization: `Bearer ${device.deviceId}.${device.secret}`,
    'content-type': 'application/json',
  };
}

/** One document of every type for a quarter, and a private image; the counts are the tablet's own. */
export function samplesFor(
  quarter: string,
  tablet: string,
): Record<DocumentType | 'ownImage', Body> {
  const tally = aTally(DEVICE_ID);
  const ofTablet = { ...tally, _id: tally._id.replace(DEVICE_ID, tablet), writer: tablet };
  return {
    ...SAMPLES,
    tally: ofTablet,
    quarter: { ...aQuarter({ _id: `quarter:${quarter}` }) },
    ownImage: anImage(RESIDENT_ID),
  };
}

/** Writes documents as if a server had long had them. */
export async function plantSamples(
  store: Store,
  quarter: string,
  samples: readonly Body[],
): Promise<void> {
  const at = '2026-11-02T08:00:00.000Z';
  const stamp = { by: { role: 'office' }, arrivedAt: at, updatedAt: at };
  for (const [kind, bodies] of byDatabase(samples)) {
    const database = await store.database(databaseNameOf(quarter, kind));
    const writes = bodies.map((body) => ({
      id: body._id,
      base: null,
      doc: { ...body, ...stamp, clock: SEED_CLOCK },
    }));
    const outcomes = await database.write(writes);
    if (outcomes.some(({ outcome }) => outcome !== 'written')) throw new Error('not planted');
  }
}

/** The three databases of a quarter. */
export function databasesOf(store: Store, quarter: string): Promise<Database[]> {
  const kinds = ['public', 'team', 'private'] as const;
  return Promise.all(kinds.map((kind) => store.database(databaseNameOf(quarter, kind))));
}

/** What seals letters to a quarter, as a device of it does. */
export async function sealerFor(store: Store, quarter: string) {
  const sealKey = await new SealKeys(store).ensure(quarter);
  return (body: Body, others: Partial<LetterContent> = {}) => {
    const content = { doc: body, bases: [], ...others };
    const sealed = sealedLetter({ quarter, sealKey }, content, randomBytes(48));
    if (!sealed) throw new Error('not sealed');
    return { sealed };
  };
}

function byDatabase(samples: readonly Body[]) {
  const kinds = { public: [] as Body[], team: [] as Body[], private: [] as Body[] };
  for (const body of samples) kinds[kindOf(body)].push(body);
  return Object.entries(kinds) as ['public' | 'team' | 'private', Body[]][];
}

const publicTypes = new Set(['quarter', 'place', 'event', 'notice', 'vacancy']);

/** Written down here by itself: tests of walls do not ask the walls where they stand. */
function kindOf({ _id, type }: Body): 'public' | 'team' | 'private' {
  if (_id.split(':').length === 3) return 'private';
  return publicTypes.has(String(type)) || type === 'image' ? 'public' : 'team';
}
