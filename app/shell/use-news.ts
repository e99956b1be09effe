import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** Said before there were screens to go to, by a press while the app was starting. */
let early: string | undefined;
const keep = (address: string) => {
  early = address;
};
let go = keep;

/** Hears from the service worker whose news were pressed. Called once, before anything is waited for:
 *  what is said while nobody listens is lost. */
export function listenForNews(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  workers?.addEventListener('message', ({ data }) => {
    const { news } = (data ?? {}) as { news?: unknown };
    if (typeof news === 'string' && news.startsWith('/q/')) go(news);
  });
}

/** Goes to the screen of which the service worker says that its news were pressed. */
export function useNews(): void {
  const { route } = useLocation();
  useEffect(() => {
    go = route;
    if (early !== undefined) route(early);
    early = undefined;
    return () => {
      go = keep;
    };
  }, [route]);
}
