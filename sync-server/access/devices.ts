import type { IncomingHttpHeaders } from 'node:http';
import { DEVICE_REPORT, type DeviceReport, reportIn } from '#domain/device-report.ts';
import { isEqualJson } from '#domain/equal.ts';
import { GUEST, type Viewer } from '#domain/viewer.ts';
import type { Patience } from '../pair/patience.ts';
import { REGISTRY } from '../stores/database-name.ts';
import type { Database, Store, StoredDocument } from '../stores/store.ts';
import { credentialsIn, isSecretOf } from './credentials.ts';
import { type Device, deviceDocumentId, deviceIn } from './device.ts';
import { DeviceNotes, erasedIn } from './device-notes.ts';

/** Who asks. A device that was revoked may bring in what it holds, and nothing else. */
export interface Caller extends Viewer {
  revoked?: true;
  /** The office asks for the device to be brought to it. */
  bringIn?: true;
}

/** How long a device is believed to be as it was read, in ms: other processes may revoke it. */
const BELIEVED_MS = 3000;
/** Devices in memory; more are read again. */
const MOST_REMEMBERED = 10_000;
const HOUR_MS = 3_600_000;

type Remembered = { until: number; read: Promise<StoredDocument | undefined> };

/** The paired devices of the registry. */
export class Devices {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #notes: DeviceNotes;
  readonly #remembered = new Map<string, Remembered>();
  #stopListening: (() => void) | undefined;

  /** `pace`: how often what a device says of itself is written down. */
  constructor(store: Store, now: () => Date, pace?: Patience) {
    this.#store = store;
    this.#now = now;
    this.#notes = new DeviceNotes(store, pace);
  }

  /** Who sent a request: a guest where its credentials are missing, malformed or wrong. Throws a
   *  `StoreFailure` where the registry cannot be asked: a device is not made a guest by that. */
  async callerOf(headers: IncomingHttpHeaders): Promise<Caller> {
    const credentials = credentialsIn(headers);
    if (!credentials) return GUEST;
    const stored = await this.#read(credentials.deviceId);
    const device = deviceIn(stored);
    if (!stored || !device || !isSecretOf(credentials.secret, device.secretHash)) return GUEST;
    const report = reportIn(String(headers[DEVICE_REPORT] ?? ''));
    this.#noteSeen(stored, device, report);
    return callerIn(device);
  }

  /** Ends a device's rights, from now on. Doing it again changes nothing. */
  async revoke(deviceId: string): Promise<void> {
    const revokedAt = this.#now().toISOString();
    await this.change(deviceId, (device) => (device.revokedAt ? undefined : { revokedAt }));
  }

  /** Sets fields of a device; `undefined` from `fieldsFor` leaves it as it is. Answers with the device
   *  as it is then, or nothing where there is none. */
  async change(
    deviceId: string,
    fieldsFor: (device: Device) => Partial<Device> | undefined,
  ): Promise<Device | undefined> {
    const id = deviceDocumentId(deviceId);
    const registry = await this.#registry();
    for (;;) {
      const stored = await registry.get(id);
      const device = deviceIn(stored);
      if (!stored || !device) return undefined;
      const fields = fieldsFor(device);
      if (!fields) return device;
      const doc = { ...device, ...fields };
      const [outcome] = await registry.write([{ id, base: stored.rev, doc }]);
      if (outcome?.outcome === 'written') return doc;
    }
  }

  /** One device; `undefined` where there is none. */
  async get(deviceId: string): Promise<Device | undefined> {
    return deviceIn(await (await this.#registry()).get(deviceDocumentId(deviceId)));
  }

  /** All devices that belong to one of the quarters. */
  async of(quarters: readonly string[]): Promise<Device[]> {
    const stored = await (await this.#registry()).range('device:');
    return stored.flatMap((document) => {
      const device = deviceIn(document);
      return device?.quarters.some((quarter) => quarters.includes(quarter)) ? [device] : [];
    });
  }

  /** Notes which erasure a device has applied to its copy of a database. Nobody waits for it: the
   *  device says it again with every question. */
  noteErased(deviceId: string, database: string, upTo: number): void {
    void (async () => {
      const stored = await this.#read(deviceId);
      if (!stored || stored.deleted || erasedIn(stored.doc)[database] === upTo) return;
      this.#notes.note(deviceId, { erased: { [database]: upTo } });
    })().catch(() => {});
  }

  /** Writes down what is still to be noted, and lets go of the registry. */
  async end(): Promise<void> {
    await this.#notes.end();
    this.#stopListening?.();
    this.#remembered.clear();
  }

  #read(deviceId: string): Promise<StoredDocument | undefined> {
    const now = performance.now();
    const known = this.#remembered.get(deviceId);
    if (known && now < known.until) return known.read;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    const read = this.#registry().then((registry) => {
      // What this process hears of holds at once; what it does not, after a moment.
      this.#stopListening ??= registry.onChange(() => this.#remembered.clear());
      return registry.get(deviceDocumentId(deviceId));
    });
    this.#remembered.set(deviceId, { until: now + BELIEVED_MS, read });
    read.catch(() => this.#remembered.delete(deviceId));
    return read;
  }

  /** Once an hour, and when the device says something new: more would make every read a write.
   *  Nobody waits for it. */
  #noteSeen(stored: StoredDocument, device: Device, report: DeviceReport | undefined): void {
    const now = this.#now();
    const unseenMs = now.getTime() - Date.parse(device.lastSeenAt ?? '');
    const isNews = report !== undefined && !isEqualJson(report, device.reports);
    if (stored.deleted || (!isNews && unseenMs < HOUR_MS)) return;
    const reports = report ? { reports: { ...report } } : {};
    const fields = { ...reports, lastSeenAt: now.toISOString() };
    const deviceId = device._id.slice('device:'.length);
    const remembered = this.#remembered.get(deviceId);
    // Requests that come meanwhile find it noted already.
    if (remembered)
      remembered.read = Promise.resolve({ ...stored, doc: { ...stored.doc, ...fields } });
    this.#notes.note(deviceId, { fields });
  }

  #registry(): Promise<Database> {
    return this.#store.database(REGISTRY);
  }
}

/** What permissions need to know of a device. */
export function callerIn(device: Device): Caller {
  const { role, personId, placeId, quarters, verified, revokedAt, bringInAt } = device;
  const deviceId = device._id.slice('device:'.length);
  const revoked = revokedAt === undefined ? {} : { revoked: true as const };
  const bringIn = bringInAt === undefined ? {} : { bringIn: true as const };
  return { role, deviceId, personId, placeId, quarters, verified, ...revoked, ...bringIn };
}

/** Whether a caller is a phone that made itself a resident's, and nobody has rung its person yet. */
export function isUnverified({ role, verified }: Caller): boolean {
  return role === 'resident' && verified !== true;
}
