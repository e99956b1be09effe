import type { Browser, Page } from 'playwright-core';

/** Slows the page's main thread so many times. Chromium's throttle does not reach workers. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/**
 * Slows whole renderers, workers included: each is stopped for 15 ms of every 20, which comes to
 * about 3.5 times. Returns what ends it.
 */
export async function pulseRenderers(browser: Browser): Promise<() => void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter((one) => one.type === 'renderer').map((one) => one.id);
  const signal = (name: NodeJS.Signals) => {
    for (const renderer of renderers) {
      try {
        process.kill(renderer, name);
      } catch {
        // A renderer that has ended needs no slowing.
      }
    }
  };
  let resume: NodeJS.Timeout | undefined;
  const pulse = setInterval(() => {
    signal('SIGSTOP');
    resume = setTimeout(() => signal('SIGCONT'), 15);
  }, 20);
  return () => {
    clearInterval(pulse);
    clearTimeout(resume);
    signal('SIGCONT');
  };
}
