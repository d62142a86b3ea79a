// Opens pages for the first time, again and again, and prints what that took as JSON; the benchmarks run it.
// usage: node first-view.js ADDRESS COOKIE CHROMIUM TIMES PAGE...
import { chromium } from 'playwright-core';

const [address, cookie, executablePath, times, ...pages] = process.argv.slice(2);
const median = values => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/// A browser that has nothing of this page yet.
async function view(browser, path) {
  const context = await browser.newContext({ extraHTTPHeaders: { Cookie: cookie } });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  let bytes = 0;
  await network.send('Network.enable');
  // Streams have no end, and are no part of the page: only what was loaded whole counts.
  network.on('Network.loadingFinished', loaded => { bytes += loaded.encodedDataLength; });
  await page.goto(address + path, { waitUntil: 'domcontentloaded' });
  const paint = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  const milliseconds = await paint.jsonValue();
  await page.waitForTimeout(500);
  const blocking = await page.evaluate(() => document.querySelectorAll('script[src]:not([defer]):not([async]):not([type=module])').length);
  await context.close();
  return { milliseconds, bytes, blocking };
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const found = [];
  for (const path of pages) {
    const views = [];
    for (let time = 0; time < Number(times); time++) views.push(await view(browser, path));
    found.push({
      page: path,
      milliseconds: median(views.map(one => one.milliseconds)),
      bytes: Math.max(...views.map(one => one.bytes)),
      blocking: Math.max(...views.map(one => one.blocking)),
    });
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}
