// Without a mouse: the first start, the skip link, the navigation, an account, the logout.
import assert from 'node:assert/strict';
import { address, administrator, path, run } from './browser.js';

/// Goes on with the tabulator until something with this name has the focus, which must be visible.
async function reach(page, name) {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(wanted => {
      const focused = document.activeElement;
      const label = focused.labels?.[0]?.textContent ?? focused.textContent;
      if (label.trim() !== wanted) return null;
      const style = getComputedStyle(focused);
      return { outline: style.outlineStyle, width: style.outlineWidth };
    }, name);
    if (found) {
      assert.ok(found.outline !== 'none' && found.width !== '0px', `the focus on '${name}' cannot be seen`);
      return;
    }
  }

  assert.fail(`the tabulator does not lead to '${name}' on ${page.url()}`);
}

await run(async open => {
  const page = await open();
  await page.goto(address);
  // The form's first field gets the focus by itself, a moment after the page is there.
  await page.waitForFunction(() => document.activeElement?.matches('input'));
  await page.keyboard.type(process.env.CODE);
  await reach(page, 'User name');
  await page.keyboard.type(administrator.name);
  await reach(page, 'New password');
  await page.keyboard.type(administrator.password);
  await reach(page, 'The new password once more');
  await page.keyboard.type(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Log out', exact: true }).waitFor();

  await page.goto(`${address}/account`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'content');

  await page.goto(`${address}/account`);
  await reach(page, 'Accounts');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${address}/accounts`);
  await page.locator('#name').focus();
  await page.keyboard.type('vera');
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();

  await page.goto(`${address}/account`);
  await reach(page, 'Log out');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/login/);
  assert.match(path(page), /^\/login/);
});
