/** Milliseconds, as they were seen in the page. */
export interface QueueWatch {
  /** From a press on a name to the frame that says that they are entered. */
  taps: number[];
  /** From a letter to the frame that shows the names it leaves. */
  strokes: number[];
  /** Resolves when so many presses were answered; nobody else looks at the page until then. */
  answered(count: number): Promise<void>;
}

/** Runs in the page: notes how long each press and each letter waits for its answer on screen, counted
 *  from when the browser had it, so that a page which is busy then is counted too. */
export function watchQueue(): void {
  const waiting: { count: number; go: () => void }[] = [];
  const queue: QueueWatch = {
    taps: [],
    strokes: [],
    answered: (count) => new Promise((go) => waiting.push({ count, go })),
  };
  Object.assign(window, { queue });
  const names = () => [...document.querySelectorAll('.treff-grid:not([hidden] *) button bdi')];
  const folded = (text: string | null) =>
    (text ?? '')
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^\p{L} ]+/gu, (mark) => (mark === '-' ? ' ' : ''));
  const note = (begun: number, into: number[], isDone: () => boolean) => {
    const drawn = () => {
      // After the frame's paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        into.push(performance.now() - begun);
        for (const { count, go } of waiting) if (queue.taps.length >= count) go();
      };
      port2.postMessage(0);
    };
    // It is told of what changes: a look at every frame would be work, six times as long as it is.
    let isSeen = false;
    const look = () => {
      if (isSeen || !isDone()) return;
      isSeen = true;
      changes.disconnect();
      requestAnimationFrame(drawn);
    };
    const changes = new MutationObserver(look);
    const all = { childList: true, subtree: true, characterData: true, attributes: true };
    changes.observe(document.body, all);
    requestAnimationFrame(look);
  };
  addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element).closest('.treff-grid button');
      const name = button?.querySelector('bdi')?.textContent;
      if (!name) return;
      const said = () => document.querySelector('.treff-note')?.textContent ?? '';
      note(event.timeStamp, queue.taps, () => said().startsWith(`${name} ist eingetragen`));
    },
    true,
  );
  addEventListener(
    'input',
    (event) => {
      const { value } = event.target as HTMLInputElement;
      const words = folded(value).split(' ').filter(Boolean);
      const fits = (one: Element) => {
        const own = ` ${folded(one.textContent)}`;
        return words.every((word) => own.includes(` ${word}`));
      };
      note(event.timeStamp, queue.strokes, () => names().length > 0 && names().every(fits));
    },
    true,
  );
}

/** Fits the button of exactly this person. */
export function isNameWith(name: string): { hasText: RegExp } {
  return { hasText: new RegExp(`^${name.replaceAll('-', '\\-')}(schon da)?$`) };
}
