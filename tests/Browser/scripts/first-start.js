// The first start: wrong code, right code, administrator, logout, login.
import assert from 'node:assert/strict';
import { address, administrator, check, logIn, path, run, setUp } from './browser.js';

await run(async open => {
  const page = await open();
  await page.goto(address);
  assert.equal(path(page), '/setup');
  await check(page);

  await page.getByLabel('Set-up code').fill('AAAAA-AAAAA');
  await page.getByLabel('User name').fill(administrator.name);
  await page.getByLabel('New password', { exact: true }).fill(administrator.password);
  await page.getByLabel('The new password once more').fill(administrator.password);
  await page.getByRole('button', { name: 'Make the administrator' }).click();
  assert.match(await page.getByRole('alert').textContent(), /code is wrong/);
  await check(page);

  await setUp(page);
  const cookies = await page.context().cookies();
  const session = cookies.find(cookie => cookie.name === '__Host-session');
  assert.ok(session?.secure && session.httpOnly, JSON.stringify(cookies));

  await page.getByRole('button', { name: 'Log out', exact: true }).click();
  assert.match(path(page), /^\/login/);
  await check(page);
  await logIn(page, { ...administrator, password: 'wrong horse battery' });
  assert.match(await page.getByRole('alert').textContent(), /User name or password is wrong/);
  await logIn(page, administrator);
  await page.waitForURL('**/live', { waitUntil: 'domcontentloaded' });
});
