// Unpacks the Chromium of the npm package into TMPDIR and prints the path of its binary. Runs in a
// process of its own: the package reads both variables while it is imported.
import chromium from '@sparticuz/chromium';

console.log(await chromium.executablePath());
