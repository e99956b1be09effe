import type { BrowserDiagnosis } from '#domain/diagnosis.ts';
import { isPersisted } from '../../data/persistence.ts';
import { readSettings } from '../../data/settings.ts';

/** What this browser says about itself. */
export async function diagnoseBrowser(textSet: string): Promise<BrowserDiagnosis> {
  const { textSize } = await readSettings();
  const storage = navigator.storage as Partial<StorageManager> | undefined;
  const estimate = await storage?.estimate?.().catch(() => undefined);
  return {
    appVersion: import.meta.env.APP_VERSION ?? '?',
    browser: navigator.userAgent,
    isOnline: navigator.onLine,
    isSecure: isSecureContext,
    isInstalled: matchMedia('(display-mode: standalone)').matches,
    ...(await workerState()),
    usedBytes: estimate?.usage,
    quotaBytes: estimate?.quota,
    isPersisted: await isPersisted(),
    textSize,
    textSet,
    window: `${innerWidth} × ${innerHeight}`,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

async function workerState(): Promise<Pick<BrowserDiagnosis, 'worker' | 'isControlled'>> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await workers?.getRegistration().catch(() => undefined);
  const isControlled = Boolean(workers?.controller);
  if (registration?.waiting) return { worker: 'waiting', isControlled };
  if (registration?.installing) return { worker: 'installing', isControlled };
  return { worker: registration?.active ? 'active' : 'none', isControlled };
}
