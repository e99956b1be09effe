import type { DeviceSettings } from './settings.ts';

/** What somebody at an info tablet may choose for as long as they stand there. */
type Choices = Partial<DeviceSettings>;

/** Choices that hold for one person only; `choices` is empty where everything is as the tablet has it. */
export interface VisitorChoicesState {
  isOn: boolean;
  choices: Choices;
}

type Observer = { next: (state: VisitorChoicesState) => void };

/**
 * On an info tablet letters are made larger, or Arabic, for one person and not for the next: what is
 * chosen there is in this page's memory alone. A power cut forgets it, too.
 */
export class VisitorChoices {
  readonly #observers = new Set<Observer>();
  current: VisitorChoicesState = { isOn: false, choices: {} };

  /** From now on choices are a person's (`true`), or the device's own. */
  switch(isOn: boolean): void {
    if (isOn !== this.current.isOn) this.#say({ isOn, choices: {} });
  }

  /** Takes choices, where they are a person's; what is not theirs to choose is given back. */
  take({ quarter, ...choices }: Choices): Choices {
    if (!this.current.isOn) return { ...choices, ...(quarter === undefined ? {} : { quarter }) };
    this.#say({ isOn: true, choices: { ...this.current.choices, ...choices } });
    return quarter === undefined ? {} : { quarter };
  }

  /** The next person finds the tablet as it is. */
  forget(): void {
    this.#say({ ...this.current, choices: {} });
  }

  subscribe(observer: Observer): { unsubscribe(): void } {
    this.#observers.add(observer);
    observer.next(this.current);
    return { unsubscribe: () => this.#observers.delete(observer) };
  }

  #say(state: VisitorChoicesState): void {
    this.current = state;
    for (const { next } of this.#observers) next(state);
  }
}

/** The choices of whoever stands at this page. */
export const visitorChoices = new VisitorChoices();
