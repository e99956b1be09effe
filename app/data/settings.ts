import { liveQuery, type Observable } from 'dexie';
import { localDatabase } from './local-store.ts';
import { visitorChoices } from './visitor-choices.ts';

/** The sizes of text that can be chosen, percent. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;

/** How this device's user wants it. */
export interface DeviceSettings {
  textSize: (typeof TEXT_SIZES)[number];
  scheme: 'system' | 'light' | 'dark';
  contrast: 'normal' | 'more';
  /** Code of a text set; absent until somebody chose one. */
  language?: string;
  /** The quarter that is shown when the app is opened. */
  quarter?: string;
}

/** What holds until somebody chooses otherwise. */
export const DEFAULT_SETTINGS: DeviceSettings = {
  textSize: 100,
  scheme: 'system',
  contrast: 'normal',
};

/** The settings now and after every change. */
export function observeSettings(): Observable<DeviceSettings> {
  return liveQuery(readSettings);
}

/** The settings now. */
export async function readSettings(): Promise<DeviceSettings> {
  const rows = await localDatabase().settings.toArray();
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) };
}

/** Keeps choices; others stay as they are. On an info tablet they are kept for one person only. */
export async function changeSettings(changes: Partial<DeviceSettings>): Promise<void> {
  const rows = Object.entries(visitorChoices.take(changes)).map(([key, value]) => ({ key, value }));
  if (rows.length > 0) await localDatabase().settings.bulkPut(rows);
}
