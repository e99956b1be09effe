import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { DEFAULT_SETTINGS, type DeviceSettings } from '../data/settings.ts';

/** The settings on screen; known before anything is rendered. */
export const SettingsContext = createContext<DeviceSettings>(DEFAULT_SETTINGS);

/** How this device's user wants it, now. */
export function useSettings(): DeviceSettings {
  return useContext(SettingsContext);
}
