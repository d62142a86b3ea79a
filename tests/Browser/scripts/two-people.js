// An administrator makes a viewer, who sees less, also when the address of a page is typed.
import assert from 'node:assert/strict';
import { addPerson, address, check, path, run, setUp } from './browser.js';

await run(async open => {
  const anna = await open();
  const vera = await open();
  await setUp(anna);
  await addPerson(anna, vera, 'vera', 'Viewer');

  for (const name of ['Accounts', 'Audit log']) {
    assert.equal(await anna.getByRole('navigation').getByRole('link', { name }).count(), 1);
    assert.equal(await vera.getByRole('navigation').getByRole('link', { name }).count(), 0);
  }

  for (const page of ['/accounts', '/audit']) {
    assert.equal((await anna.goto(address + page)).status(), 200);
    assert.equal((await vera.goto(address + page)).status(), 403);
    assert.match(await vera.getByRole('heading', { level: 1 }).textContent(), /Not allowed/);
    await check(vera);
  }

  // Anna takes the account away; Vera's next step leads to the login.
  await anna.goto(`${address}/accounts`);
  await anna.getByRole('button', { name: 'Remove vera' }).click();
  await vera.goto(`${address}/account`);
  assert.match(path(vera), /^\/login/);
});
