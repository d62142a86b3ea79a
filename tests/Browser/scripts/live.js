// The live page with the demo's recording: the picture moves, a face is labelled, the mood is named; privacy stops it.
import assert from 'node:assert/strict';
import { address, check, publishUntil, run, setUp, until } from './browser.js';

/// What the picture shows now: a coarse grid of its brightness, and the longest dark line, as labels have it.
const look = page => page.evaluate(() => {
  const picture = document.querySelector('#picture');
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  const grid = [];
  let longest = 0;
  for (let y = 8; y < height; y += 4) {
    let line = 0;
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      const isDark = Math.abs(data[at] - 20) < 16 && Math.abs(data[at + 1] - 30) < 16 && Math.abs(data[at + 2] - 40) < 16;
      line = isDark ? line + 1 : 0;
      longest = Math.max(longest, line);
      if (y % 40 === 8 && x % 40 === 20) grid.push(data[at] + data[at + 1] + data[at + 2]);
    }
  }
  return { grid, longest };
});

const isShown = page => page.evaluate(() => {
  const picture = document.querySelector('#picture');
  return !picture.hidden && picture.naturalWidth > 0;
});

await run(async open => {
  const page = await open({ viewport: { width: 360, height: 740 } });
  await setUp(page);
  await page.goto(`${address}/live`, { waitUntil: 'domcontentloaded' });
  await until('no picture', () => isShown(page));

  const first = await look(page);
  await until('the picture does not move', async () =>
    (await look(page)).grid.filter((value, at) => Math.abs(value - first.grid[at]) > 30).length > first.grid.length / 10);
  await until('no label at a face', async () => (await look(page)).longest >= 60);
  const emotions = ['Neutral', 'Happiness', 'Surprise', 'Sadness', 'Anger', 'Disgust', 'Fear'];
  await until('no mood', async () => emotions.includes(await page.locator('#mood').textContent()));
  assert.match(await page.locator('#sure').textContent(), /\d+\s?%/);
  await until('no frames', async () => /^[1-9]/.test(await page.locator('#captured').textContent()));
  await check(page);

  await publishUntil('privacy/set', 'ON', async () => !await isShown(page));
  await until('privacy is not told', async () => /Privacy is switched on/.test(await page.locator('#picture-off').textContent()));
  await check(page);
  await new Promise(resolve => setTimeout(resolve, 1500));
  assert.equal(await isShown(page), false);
  await publishUntil('privacy/set', 'OFF', () => isShown(page));
});
