/** When a page is looked at, and when trying again is worth while. */
export interface PageMoments {
  isShown(): boolean;
  /** Calls back when the page is shown or hidden, and when a network may have come. */
  onMoment(listener: () => void): () => void;
}

/** The moments of the page this runs in. */
export const browserMoments: PageMoments = {
  isShown: () => document.visibilityState === 'visible',
  onMoment(listener) {
    document.addEventListener('visibilitychange', listener);
    addEventListener('online', listener);
    addEventListener('pageshow', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      removeEventListener('online', listener);
      removeEventListener('pageshow', listener);
    };
  },
};
