/** What newer browsers can do; older ones go without. */
interface Able {
  wakeLock?: { request(kind: 'screen'): Promise<{ released: boolean; release(): Promise<void> }> };
  keyboard?: { lock?(): Promise<void>; unlock?(): void };
}

/** The screen stays on for as long as the page is shown; returns what ends it. [W3C Screen Wake Lock] */
export function keepAwake(): () => void {
  const { wakeLock } = navigator as Able;
  const ended = new AbortController();
  let held: { released: boolean; release(): Promise<void> } | undefined;
  const ask = async () => {
    // The browser takes it back whenever the page is hidden.
    if (document.visibilityState !== 'visible' || held?.released === false) return;
    const given = await wakeLock?.request('screen').catch(() => undefined);
    if (ended.signal.aborted) void given?.release();
    else held = given;
  };
  void ask();
  document.addEventListener('visibilitychange', ask, { signal: ended.signal });
  // Where it was refused, as with an empty battery, the next touch asks again.
  addEventListener('pointerup', ask, { signal: ended.signal });
  return () => {
    ended.abort();
    void held?.release();
  };
}

/** Fills the whole screen with each touch that finds it otherwise: a browser allows it no earlier. With it
 *  keys come to the page that would else be the browser's. Returns what ends it. */
export function fillScreen(): () => void {
  const { keyboard } = navigator as Able;
  const ended = new AbortController();
  const fill = async () => {
    if (!document.fullscreenEnabled || document.fullscreenElement) return;
    await document.documentElement
      .requestFullscreen({ navigationUI: 'hide' })
      .catch(() => undefined);
    await keyboard?.lock?.().catch(() => undefined);
  };
  addEventListener('pointerup', fill, { signal: ended.signal });
  return () => {
    ended.abort();
    keyboard?.unlock?.();
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  };
}
