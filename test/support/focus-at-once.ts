import type { Page } from 'playwright-core';

/** Notes, from the frame on in which an element with these words comes to stand in a page, where the
 *  focus was then. Answers with what reads that: the words of what had it, or the name of a field's
 *  element. Looking afterwards would give the focus time to come. */
export async function watchFocus(
  page: Page,
  selector: string,
  words: string,
): Promise<() => Promise<string | undefined>> {
  await page.evaluate(
    ([at, expected]) => {
      delete document.body.dataset.focus;
      const seen = new MutationObserver(() => {
        const all = [...document.querySelectorAll(at)];
        if (!all.some(({ textContent }) => textContent === expected)) return;
        const { activeElement: focused, body } = document;
        body.dataset.focus = (focused !== body && focused?.textContent) || focused?.tagName;
        seen.disconnect();
      });
      seen.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    [selector, words] as const,
  );
  return () => page.evaluate(() => document.body.dataset.focus);
}
