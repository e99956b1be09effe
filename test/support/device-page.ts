import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { SyncStatus } from '#domain/sync-status.ts';
import type { Device, DeviceState } from '../e2e/pages/device.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

let building: Promise<string> | undefined;

/** Builds the page of a device without screens, once for each test process. */
function builtPages(): Promise<string> {
  building ??= (async () => {
    const outDir = join(root, 'test-results', `device-page-${process.pid}`);
    await build({
      root: join(root, 'test/e2e/pages'),
      configFile: false,
      base: '/device/',
      logLevel: 'error',
      build: {
        outDir,
        emptyOutDir: true,
        rolldownOptions: { input: join(root, 'test/e2e/pages/device.html') },
      },
    });
    return outDir;
  })();
  return building;
}

/** A page in which the real engine runs and a test presses commands instead of buttons. */
export class DevicePage {
  readonly #page: Page;
  readonly #quarter: string;

  private constructor(page: Page, quarter: string) {
    this.#page = page;
    this.#quarter = quarter;
  }

  /** Opens the page in a context, at the product's own origin, and starts the engine. */
  static async open(
    context: BrowserContext,
    origin: string,
    { cookie, quarter = 'lichtenberg' }: { cookie?: string; quarter?: string } = {},
  ): Promise<DevicePage> {
    const folder = await builtPages();
    await context.route(`${origin}/device/**`, async (route) => {
      const path = new URL(route.request().url()).pathname.replace('/device/', '');
      await route.fulfill({
        body: await readFile(join(folder, path)),
        contentType: TYPES[extname(path)] ?? 'application/octet-stream',
      });
    });
    if (cookie) {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
    }
    const page = await context.newPage();
    await page.goto(`${origin}/device/device.html`);
    await page.waitForFunction(() => 'device' in window);
    await page.evaluate((of) => (window as unknown as DeviceWindow).device.open(of), quarter);
    return new DevicePage(page, quarter);
  }

  get page(): Page {
    return this.#page;
  }

  /** Sets fields of a document; answers with what stood there before. */
  set(id: string, fields: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
    return this.#page.evaluate(
      ([quarter, of, values]) =>
        (window as unknown as DeviceWindow).device.set(quarter, of, values),
      [this.#quarter, id, fields] as const,
    );
  }

  remove(id: string): Promise<string> {
    const input = [this.#quarter, id] as const;
    return this.#page.evaluate(
      ([quarter, of]) => (window as unknown as DeviceWindow).device.remove(quarter, of),
      input,
    );
  }

  create(docs: { _id: string }[]): Promise<void> {
    const input = [this.#quarter, docs] as const;
    return this.#page.evaluate(
      ([quarter, all]) => (window as unknown as DeviceWindow).device.create(quarter, all),
      input,
    );
  }

  /** Writes one new document, where there is room for it. */
  tryCreate(doc: { _id: string }): Promise<'kept' | 'full'> {
    const input = [this.#quarter, doc] as const;
    return this.#page.evaluate(
      ([quarter, one]) => (window as unknown as DeviceWindow).device.tryCreate(quarter, one),
      input,
    );
  }

  state(): Promise<DeviceState> {
    return this.#page.evaluate(() => (window as unknown as DeviceWindow).device.state());
  }

  /** What the board says of copy and delivery. */
  status(): Promise<SyncStatus> {
    return this.#page.evaluate(() => (window as unknown as DeviceWindow).device.status());
  }

  /** Resolves as soon as the whole copy is here. */
  async untilWhole(): Promise<void> {
    await this.#page.waitForFunction(
      () => (window as unknown as DeviceWindow).device.status().phase === 'here',
    );
  }

  /** Whether nothing waits and every scope, of which there is one at least, is whole. */
  async isQuiet(): Promise<boolean> {
    const { outbox, checkpoints } = await this.state();
    const isWhole =
      checkpoints.length > 0 && checkpoints.every(({ complete, wanted }) => complete && !wanted);
    return outbox.every(({ status }) => status === 'kept') && isWhole;
  }
}

type DeviceWindow = { device: Device };
