import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Off by default, and asked for by `ux.md`: contrast of 7:1, and targets large enough. What has that
 *  contrast has 4.5:1 too, and looking costs more than all other rules together. */
const RULES = {
  'color-contrast-enhanced': { enabled: true },
  'color-contrast': { enabled: false },
  'target-size': { enabled: true },
};

/**
 * What axe finds on the screen at hand: a rule and where it is broken, a line each.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  // Past the page's own security policy, and once a document: it stays while the app changes screens.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  await page.evaluate(layOutEverything);
  const options: axe.RunOptions = { resultTypes: ['violations'], rules: RULES };
  return page.evaluate(async (how) => {
    const inPage = globalThis as typeof globalThis & { axe: typeof axe };
    const { violations } = await inPage.axe.run(document, how);
    return violations.map(({ id, nodes }) => {
      const where = nodes.map(({ target }) => target.join(' ')).slice(0, 3);
      return `${id} at ${where.join(' | ')}`;
    });
  }, options);
}

/**
 * Has the browser lay out what is far below the screen too (`content-visibility: auto`):
 * until then such a row has a guessed height, and axe sees its text lie on the next one.
 */
function layOutEverything(): void {
  const laidOut = new CSSStyleSheet();
  laidOut.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [laidOut];
}
