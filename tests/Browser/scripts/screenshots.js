// Takes the pictures of the README: the live page, a result, an alert with its rules, trends.
// The folder is in PICTURES.
import { join } from 'node:path';
import { address, publish, publishUntil, run, setUp } from './browser.js';

const folder = process.env.PICTURES;
const take = (page, name, options = {}) => page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', ...options });

await run(async open => {
  const desk = await open({ viewport: { width: 1100, height: 760 }, colorScheme: 'dark' });
  const phone = await open({ viewport: { width: 360, height: 720 }, deviceScaleFactor: 1.5 });
  for (const page of [desk, phone]) page.context().setDefaultTimeout(120_000);
  await setUp(desk);
  const cookies = await desk.context().cookies();
  await phone.context().addCookies(cookies);

  await desk.goto(`${address}/live`, { waitUntil: 'domcontentloaded' });
  await desk.waitForFunction(() => document.querySelector('#picture').naturalWidth > 0 && /[1-9]\d\s?%/.test(document.querySelector('#sure').textContent));
  // So that the curves have a course.
  await desk.waitForTimeout(25_000);
  await desk.waitForFunction(() => /One face|faces are seen/.test(document.querySelector('#faces').textContent) && !['Unknown', '…'].includes(document.querySelector('#mood').textContent));
  await desk.waitForTimeout(1500);
  // Nobody is to be recognised.
  await desk.locator('#picture').evaluate(picture => { picture.style.filter = 'blur(16px)'; });
  await take(desk, 'live');

  await desk.goto(`${address}/analyse`);
  await desk.setInputFiles('#file', process.env.SOUND);
  await desk.locator('#result .lanes').waitFor();
  await desk.locator('#result').screenshot({ path: join(folder, 'result.png') });

  await phone.goto(`${address}/alerts`);
  // Bad news alone: the cheerful faces would contradict them.
  publish('privacy/set', 'ON');
  await publishUntil('text/set', 'This is terrible news. I am so sad, worried and afraid, I hate it!', async () => await phone.locator('.toast').count() > 0);
  publish('privacy/set', 'OFF');
  await phone.locator('#alerts tr').first().waitFor();
  await take(phone, 'alert-phone');

  await phone.goto(`${address}/trends`);
  await phone.locator('#charts').waitFor();
  await take(phone, 'trends-phone');
});
