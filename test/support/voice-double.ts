import type { BrowserContext, Page } from 'playwright-core';

/** Gives a browser a German voice of its own, which notes what it says: this Chromium has none. */
export async function giveVoice(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const said: string[] = [];
    const voices = [{ lang: 'de-DE', localService: true, name: 'Double', voiceURI: '' }];
    class Utterance {
      constructor(readonly text: string) {}
    }
    const speech = {
      getVoices: () => voices,
      speak: (utterance: Utterance) => said.push(utterance.text),
      cancel: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, said });
  });
}

/** What a page's voice was given to say, sentence by sentence. */
export function saidAloud(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { said: string[] }).said);
}
