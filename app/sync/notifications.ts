import { failure, type Result, success } from '#domain/result.ts';
import { type ApiOptions, askApi } from './api-request.ts';

const PATH = '/api/notifications';

/** `denied`: the browser's user does not allow it. `notOffered`: it cannot, or not on this device. */
export type NotificationFailure = { code: 'denied' | 'notOffered' | 'noContact' };

/** What a browser does for it. */
export interface PushBrowser {
  /** Asks its user; `false` where they say no. */
  allow(): Promise<boolean>;
  /** The address of its push service for this app. Throws where it cannot. */
  subscribe(publicKey: string): Promise<string>;
  unsubscribe(): Promise<void>;
}

/** Whether this device is told of news. */
export async function isTold(
  options?: ApiOptions,
): Promise<Result<{ isOn: boolean; publicKey: string }, NotificationFailure>> {
  const answer = await askApi('GET', PATH, undefined, options);
  if (!answer) return failure({ code: 'noContact' });
  const { isOn, publicKey } = (answer.body ?? {}) as { isOn?: unknown; publicKey?: unknown };
  if (!answer.ok || typeof publicKey !== 'string') return failure({ code: 'notOffered' });
  return success({ isOn: isOn === true, publicKey });
}

/** Has this device told of news from now on; only when its user asks for it. */
export async function switchTellingOn(
  browser: PushBrowser,
  options?: ApiOptions,
): Promise<Result<void, NotificationFailure>> {
  if (!(await browser.allow())) return failure({ code: 'denied' });
  const known = await isTold(options);
  if (!known.ok) return known;
  const endpoint = await browser.subscribe(known.value.publicKey).catch(() => undefined);
  if (endpoint === undefined) return failure({ code: 'notOffered' });
  const answer = await askApi('PUT', PATH, { endpoint }, options);
  if (answer?.ok) return success(undefined);
  await browser.unsubscribe();
  return failure({ code: answer ? 'notOffered' : 'noContact' });
}

/** Ends it: in the browser first, so that it is quiet whether or not the server hears of it. */
export async function switchTellingOff(
  browser: PushBrowser,
  options?: ApiOptions,
): Promise<Result<void, NotificationFailure>> {
  // Where it cannot be told, the server's silence is enough.
  await browser.unsubscribe().catch(() => undefined);
  const answer = await askApi('DELETE', PATH, undefined, options);
  return answer?.ok ? success(undefined) : failure({ code: 'noContact' });
}

/** This browser's own; `undefined` where it has no such service. */
export function ownPushBrowser(): PushBrowser | undefined {
  if (!('PushManager' in globalThis) || !('Notification' in globalThis)) return undefined;
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return undefined;
  return {
    allow: async () => (await Notification.requestPermission()) === 'granted',
    // Nobody waits for a worker to be `ready`: one that could not be stored never is.
    subscribe: async (publicKey) => {
      const registration = await workers.getRegistration();
      if (!registration) throw new DOMException('no service worker', 'InvalidStateError');
      const options = { userVisibleOnly: true, applicationServerKey: publicKey };
      return (await registration.pushManager.subscribe(options)).endpoint;
    },
    unsubscribe: async () => {
      const registration = await workers.getRegistration();
      await (await registration?.pushManager.getSubscription())?.unsubscribe();
    },
  };
}
