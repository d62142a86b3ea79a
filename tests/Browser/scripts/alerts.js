// An alert comes to an operator's telephone, who acknowledges it; the administrator edits the rules and tries them first.
import assert from 'node:assert/strict';
import { addPerson, address, check, publish, publishUntil, run, setUp, until } from './browser.js';

const badNews = 'This is terrible news. I am so sad, worried and afraid, I hate it!';
const stateOf = page => page.locator('#alerts tr').first().locator('td').nth(2).textContent();

await run(async open => {
  const anna = await open();
  const oskar = await open({ viewport: { width: 360, height: 740 } });
  await setUp(anna);
  await addPerson(anna, oskar, 'oskar', 'Operator');

  // Raised, acknowledged, cleared.
  await oskar.goto(`${address}/alerts`);
  await check(oskar);
  const toast = oskar.locator('.toast');
  await publishUntil('text/set', badNews, async () => await toast.count() > 0);
  await check(oskar);
  await until('the alert is not in the list', async () => await oskar.locator('#alerts tr').count() > 0);
  // The bad news goes on until somebody has looked.
  const going = setInterval(() => publish('text/set', badNews), 1000);
  await until('no alert is open', async () => /^Open/.test(await stateOf(oskar)));
  const first = await oskar.locator('#alerts tr').first().getAttribute('data-id');
  await oskar.locator(`#alerts tr[data-id="${first}"]`).getByRole('button', { name: /^Acknowledge/ }).click();
  await until('it is not acknowledged', async () => await stateOf(oskar) === 'Acknowledged');
  clearInterval(going);
  await until('the note stays', async () => await oskar.locator(`.toast[data-alert="${first}"]`).count() === 0);
  await until('it does not end', async () => await stateOf(oskar) === 'Over');
  await oskar.locator('#alerts summary').first().click();
  const steps = await oskar.locator('#alerts tr').first().locator('ol > li > strong').allTextContents();
  assert.deepEqual(steps.map(step => step.split(',')[0]), ['Open', 'Acknowledged', 'Over']);
  await check(oskar);

  // Rules: an operator reads them, the administrator edits.
  await oskar.goto(`${address}/alerts/rules`);
  await oskar.getByRole('heading', { name: 'negative-valence' }).waitFor();
  assert.equal(await oskar.getByRole('button', { name: 'Put into force' }).count(), 0);
  await check(oskar);

  await anna.goto(`${address}/alerts/rules`);
  await anna.getByRole('form', { name: 'negative-valence' }).getByLabel('Switched on').uncheck();
  await anna.getByRole('button', { name: 'Add a rule' }).click();
  const rule = anna.getByRole('form', { name: 'New rule' });
  assert.equal(await rule.getByLabel('Name').evaluate(field => field === document.activeElement), true);
  await rule.getByLabel('Name').fill('low-mood');
  await anna.getByRole('button', { name: 'Put into force' }).click();
  const valence = rule.getByLabel('Valence at most');
  await until('no condition is asked for', async () => await valence.getAttribute('aria-invalid') === 'true');
  assert.match(await rule.locator('.error').allTextContents().then(texts => texts.join()), /give a condition/);
  await check(anna);
  await valence.fill('-0.2');
  await rule.getByLabel('Severity').selectOption({ label: 'Critical' });
  await rule.getByText('Times, limits, quiet hours').click();
  await rule.getByLabel('Must last (seconds)').fill('0.5');

  await anna.getByRole('button', { name: 'Try on the last 24 hours' }).click();
  const row = anna.locator('#preview tbody tr', { hasText: 'low-mood' }).first();
  await row.waitFor();
  const [, fresh, now] = await row.locator('td').allTextContents();
  assert.ok(Number(fresh) >= 1, `${fresh} alerts in the preview`);
  assert.equal(now, '\u2013');
  await check(anna);

  await anna.getByRole('button', { name: 'Put into force' }).click();
  await anna.getByRole('status').getByText('Saved: the rules are in force.').waitFor();
  await check(anna);
  await oskar.reload();
  await oskar.getByRole('heading', { name: 'low-mood' }).waitFor();
  await check(oskar);
  await publishUntil('text/set', badNews, async () => await oskar.locator('.toast.critical').count() > 0);
  await anna.goto(`${address}/audit`);
  assert.match(await anna.getByRole('table').textContent(), /alert-rules\.changed.*\+low-mood/s);

  await anna.goto(`${address}/alerts/rules`);
  await anna.getByRole('button', { name: 'Back to the configuration' }).click();
  await anna.getByRole('dialog').getByRole('button', { name: 'Back to the configuration' }).click();
  await anna.getByRole('status').getByText('in force again').waitFor();
  // The two that are built in.
  assert.equal(await anna.getByRole('form').count(), 2);
  await check(anna);
});
