import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** Goes to the screen of which the service worker says that its news were pressed. */
export function useNews(): void {
  const { route } = useLocation();
  useEffect(() => {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    const go = ({ data }: MessageEvent) => {
      const { news } = (data ?? {}) as { news?: unknown };
      if (typeof news === 'string' && news.startsWith('/q/')) route(news);
    };
    workers?.addEventListener('message', go);
    return () => workers?.removeEventListener('message', go);
  }, [route]);
}
