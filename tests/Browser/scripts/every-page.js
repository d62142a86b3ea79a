// Every page that the navigation and the account lead to: axe, 360 and 1920 px, light and dark, English and German.
import assert from 'node:assert/strict';
import { address, administrator, check, logIn, run, setUp } from './browser.js';

const own = ['/', '/account', '/account/password', '/account/second-factor', '/setup/devices', '/setup/broker', '/setup/notice', '/alerts/rules', '/box/models/expression-48', '/box/models/text-minilm', '/nowhere'];
const ways = [
  { viewport: { width: 360, height: 740 }, colorScheme: 'light', reducedMotion: 'reduce' },
  { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' },
  { viewport: { width: 1280, height: 800 }, locale: 'de-DE' },
];

await run(async open => {
  await setUp(await open());
  for (const way of ways) {
    const page = await open(way);
    if (way.locale) {
      await page.goto(`${address}/login`);
      await check(page);
      await page.getByLabel('Benutzername').fill(administrator.name);
      await page.getByLabel('Passwort').fill(administrator.password);
      await page.getByRole('button', { name: 'Anmelden' }).click();
    } else {
      await logIn(page, administrator);
    }

    const linked = await page.getByRole('navigation').getByRole('link').evaluateAll(links => links.map(link => link.getAttribute('href')));
    assert.ok(linked.length >= 2, linked.join());
    for (const one of new Set([...own, ...linked])) {
      // The live picture never ends, and a page with one may never be loaded whole.
      await page.goto(address + one, { waitUntil: 'domcontentloaded' });
      assert.equal(await page.locator('html').getAttribute('lang'), way.locale ? 'de' : 'en');
      await check(page);
    }
  }
});
