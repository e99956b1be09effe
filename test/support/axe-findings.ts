import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Off by default, and asked for by `ux.md`: contrast of 7:1, and targets large enough. */
const ALSO = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } };

/** The rules whose answer depends on colours and sizes; the others see the same in every look. */
const RULES_OF_LOOKS = ['color-contrast', ...Object.keys(ALSO)];

/** What to try in a look of a language: all rules in its plain one, else those that may see another thing. */
export function rulesIn({ scheme, textSize }: { scheme?: unknown; textSize?: unknown }) {
  return scheme === 'light' && textSize === 100 ? undefined : RULES_OF_LOOKS;
}

/**
 * What axe finds on the screen at hand: a rule and where it is broken, a line each.
 *
 * @param only the rules to try; without them all
 */
export async function axeFindings(page: Page, only?: readonly string[]): Promise<string[]> {
  // Past the page's own security policy, and once a document: it stays while the app changes screens.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(only ? { runOnly: [...only] } : { rules: ALSO }),
  };
  return page.evaluate(async (how) => {
    const inPage = globalThis as typeof globalThis & { axe: typeof axe };
    const { violations } = await inPage.axe.run(document, how);
    return violations.map(({ id, nodes }) => {
      const where = nodes.map(({ target }) => target.join(' ')).slice(0, 3);
      return `${id} at ${where.join(' | ')}`;
    });
  }, options);
}
