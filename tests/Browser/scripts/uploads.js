// A picture, a video with sound, sound and a text: each to its result; a copy of the video with boxes; the list.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { address, check, run, setUp } from './browser.js';

const { PHOTO: photo, VIDEO: video, SOUND: sound } = process.env;

/// Waits for the result of a name, which says an emotion and how sure it is of it.
async function result(page, name) {
  await page.getByRole('heading', { name: `Result: ${name}`, exact: true }).waitFor({ timeout: 60_000 });
  const mood = await page.locator('#result .mood').textContent();
  const sure = await page.locator('#result .sure').textContent();
  assert.ok(mood === 'Unknown' || /\d+\s?%/.test(sure), `${name}: ${mood}, ${sure}`);
  assert.equal(await page.locator('#result').getByRole('heading', { name: 'What the model cannot know' }).count(), 1);
  await check(page);
}

async function give(page, file) {
  await page.setInputFiles('#file', file);
  await result(page, basename(file));
}

await run(async open => {
  const page = await open({ viewport: { width: 360, height: 740 }, acceptDownloads: true });
  await setUp(page);
  await page.goto(`${address}/analyse`);

  await give(page, photo);
  assert.ok(await page.locator('#result rect.face').count() >= 1);
  assert.match(await page.locator('#result rect.face + text').first().textContent(), /^1 \w+/);

  await page.getByLabel('Keep').check();
  await give(page, video);
  assert.equal(await page.locator('#result video').count(), 1);
  assert.deepEqual(await page.locator('#result .lanes > span').allTextContents(), ['Face', 'Voice', 'Together']);
  await page.getByRole('button', { name: 'Make this copy' }).click();
  const link = page.getByRole('link', { name: 'Download with boxes and emotions (MP4)' });
  await link.waitFor({ timeout: 90_000 });
  await check(page);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), 'room-emotions.mp4');
  const bytes = readFileSync(await download.path());
  assert.equal(bytes.toString('latin1', 4, 8), 'ftyp');
  assert.ok(bytes.length > 10_000, `${bytes.length} bytes`);
  await page.getByLabel('Keep').uncheck();

  await give(page, sound);
  assert.equal(await page.locator('#result audio').count(), 1);
  assert.deepEqual(await page.locator('#result .lanes > span').allTextContents(), ['Voice']);
  assert.doesNotMatch(await page.locator('#result').innerText(), /\b(null|undefined)\b/);

  // Script in a text and in a file's name is only ever text.
  const attack = "<img src=x onerror='globalThis.pwned=1'>";
  await page.setInputFiles('#file', { name: `${attack}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`I hate ${attack} all of this.`) });
  await result(page, `${attack}.txt`);
  await page.getByRole('button', { name: `Delete ${attack}.txt` }).click();
  await page.waitForFunction(() => document.querySelectorAll('#history tr').length === 3);

  await page.getByLabel('Or write a text').fill(`I hate this terrible, sad ${attack} day.`);
  await page.getByRole('button', { name: 'Analyse the text' }).click();
  await result(page, 'text');
  assert.match(await page.locator('#result mark.negative').first().textContent(), /hate|terrible|sad/);
  assert.match(await page.locator('#result .words').textContent(), /<img src=x/);
  assert.equal(await page.locator('#result img').count(), 0);
  assert.equal(await page.evaluate(() => globalThis.pwned), undefined);

  // The list: found by name, opened again, deleted together.
  assert.equal(await page.locator('#history tr').count(), 4);
  await page.getByLabel('Search by name').fill('WEBM');
  await page.waitForFunction(() => document.querySelectorAll('#history tr').length === 1);
  await page.getByRole('link', { name: 'room.webm' }).click();
  await result(page, 'room.webm');
  await link.waitFor();
  await page.getByLabel('Search by name').fill('');
  await page.waitForFunction(() => document.querySelectorAll('#history tr').length === 4);
  await page.getByRole('button', { name: 'Delete all', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete all' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#history tr').length === 0);
});
