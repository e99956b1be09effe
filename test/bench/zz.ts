import { launchChromium } from '../support/chromium.ts';
import { startBenchServer } from './bench-server.ts';
import { measureSizes } from './sizes.ts';

const browser = await launchChromium();
const server = await startBenchServer(2000);
console.log(await measureSizes(browser, server.origin));
await browser.close();
await server.remove();
