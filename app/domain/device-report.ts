/** Whether a device keeps what is on it: promised, perhaps not, no room, insecure address, private
 *  window. */
export const STORAGE_STATES = ['kept', 'mayGo', 'full', 'insecure', 'private'] as const;
export type StorageState = (typeof STORAGE_STATES)[number];

/** What a device says about itself to its office: counts, times and codes only. */
export interface DeviceReport {
  /** Writes that the server has not accepted yet. */
  unsent: number;
  /** When the oldest of these was written, ISO instant by the device's clock. */
  oldestUnsentAt?: string;
  appVersion: string;
  storage: StorageState;
}

/** The header in which it travels, with any request of a paired device. */
export const DEVICE_REPORT = 'x-device-report';

const MOST_UNSENT = 1_000_000;
const VERSION = /^[\w.+-]{1,40}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** A report as the header's value: `unsent=3&app=0.1.0&storage=kept&oldest=…`. */
export function reportText({ unsent, oldestUnsentAt, appVersion, storage }: DeviceReport): string {
  const values = new URLSearchParams({ unsent: String(unsent), app: appVersion, storage });
  if (oldestUnsentAt !== undefined) values.set('oldest', oldestUnsentAt);
  return values.toString();
}

/** Reads a report; `undefined` where it is none. */
export function reportIn(text: string): DeviceReport | undefined {
  if (text.length > 300) return undefined;
  const values = new URLSearchParams(text);
  const unsent = /^\d{1,7}$/.test(values.get('unsent') ?? '') ? Number(values.get('unsent')) : -1;
  const appVersion = values.get('app') ?? '';
  const storage = STORAGE_STATES.find((state) => state === values.get('storage'));
  if (unsent < 0 || unsent > MOST_UNSENT || !VERSION.test(appVersion) || !storage) return undefined;
  const oldest = values.get('oldest') ?? '';
  const isInstant = INSTANT.test(oldest) && !Number.isNaN(Date.parse(oldest));
  return { unsent, ...(isInstant ? { oldestUnsentAt: oldest } : {}), appVersion, storage };
}
