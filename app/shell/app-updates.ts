type Observer = { next: (isReady: boolean) => void };

/** Whether a newer version of the app is on this device, and how it is taken. */
export class AppUpdates {
  #isReady = false;
  #take: () => void = () => location.reload();
  readonly #observers = new Set<Observer>();

  /** A newer version is here; `take` brings it on screen. */
  announce(take: () => void): void {
    this.#isReady = true;
    this.#take = take;
    for (const observer of this.#observers) observer.next(true);
  }

  /** Brings the newer version on screen: the page is loaded anew. */
  take(): void {
    this.#take();
  }

  subscribe(observer: Observer): { unsubscribe(): void } {
    this.#observers.add(observer);
    observer.next(this.#isReady);
    return { unsubscribe: () => this.#observers.delete(observer) };
  }
}

/** The updates of this page. */
export const appUpdates = new AppUpdates();
