import { useEffect, useState } from 'preact/hooks';

/** The present minute; renews at each full minute and when the page is shown again. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const renew = () => {
      clearTimeout(timer);
      const present = new Date();
      setNow(present);
      timer = setTimeout(renew, 60_000 - (present.getTime() % 60_000));
    };
    renew();
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, []);
  return now;
}
