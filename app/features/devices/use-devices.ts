import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeviceListing } from '#domain/device-listing.ts';
import { useNow } from '../../ui/use-now.ts';
import type { DeviceActions, DevicesFailure } from './device-actions.ts';

/** The devices as the server last told them, asked for anew each minute and after each change. */
export function useDevices({ list }: Pick<DeviceActions, 'list'>): {
  devices: DeviceListing[] | undefined;
  problem: DevicesFailure['code'] | undefined;
  refresh: () => Promise<void>;
} {
  const [devices, setDevices] = useState<DeviceListing[]>();
  const [problem, setProblem] = useState<DevicesFailure['code']>();
  const now = useNow();
  const refresh = useCallback(async () => {
    const answer = await list();
    if (answer.ok) setDevices(answer.value);
    setProblem(answer.ok ? undefined : answer.error.code);
  }, [list]);
  useEffect(() => void refresh(), [now, refresh]);
  return { devices, problem, refresh };
}
