import type { PageMoments } from '../../app/sync/page-moments.ts';

/** A page that the test shows and hides. */
export class PageDouble implements PageMoments {
  #shown = true;
  readonly #listeners = new Set<() => void>();

  isShown(): boolean {
    return this.#shown;
  }

  onMoment(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  show(): void {
    this.#shown = true;
    this.moment();
  }

  hide(): void {
    this.#shown = false;
    this.moment();
  }

  /** As when a network comes. */
  moment(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
