// One account in two browsers: each sees the other, and one logs both out.
import assert from 'node:assert/strict';
import { address, administrator, logIn, path, run, setUp } from './browser.js';

await run(async open => {
  const desk = await open();
  const phone = await open({ viewport: { width: 360, height: 740 } });
  await setUp(desk);
  await logIn(phone, administrator);

  await desk.goto(`${address}/account`);
  assert.equal(await desk.getByRole('table').first().getByRole('row').count(), 3);
  await desk.getByRole('button', { name: 'Log out everywhere' }).click();
  assert.match(await desk.getByRole('status').textContent(), /logged out everywhere/);

  for (const page of [desk, phone]) {
    await page.goto(`${address}/account`);
    assert.match(path(page), /^\/login/);
  }

  // What a browser kept does not show the page again.
  await phone.goBack();
  assert.equal(await phone.getByRole('button', { name: 'Log out everywhere' }).count(), 0);
});
