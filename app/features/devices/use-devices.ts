import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeviceListing, SelfMadeUse } from '#domain/device-listing.ts';
import { useNow } from '../../ui/use-now.ts';
import type { DeviceActions, DevicesFailure } from './device-actions.ts';

/** The devices as the server last told them, asked for anew each minute and after each change. */
export function useDevices({ list, selfMade }: Pick<DeviceActions, 'list' | 'selfMade'>): {
  devices: DeviceListing[] | undefined;
  use: SelfMadeUse[];
  problem: DevicesFailure['code'] | undefined;
  refresh: () => Promise<void>;
} {
  const [devices, setDevices] = useState<DeviceListing[]>();
  const [use, setUse] = useState<SelfMadeUse[]>([]);
  const [problem, setProblem] = useState<DevicesFailure['code']>();
  const now = useNow();
  const refresh = useCallback(async () => {
    const [answer, used] = await Promise.all([list(), selfMade()]);
    if (used.ok) setUse(used.value);
    if (answer.ok) setDevices(answer.value);
    setProblem(answer.ok ? undefined : answer.error.code);
  }, [list, selfMade]);
  useEffect(() => void refresh(), [now, refresh]);
  return { devices, use, problem, refresh };
}
