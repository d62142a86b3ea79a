// The set-up looks at the devices: a picture of the camera that is kept nowhere, and how loud it is.
import { $, t, show, call, failOnError, number } from './ui.js';

const picture = $('#picture');
const again = $('#again');

async function takePicture() {
  again.disabled = true;
  try {
    const answer = await fetch('/api/v1/setup/picture');
    await failOnError(answer.status, () => answer.json());
    forget();
    picture.src = URL.createObjectURL(await answer.blob());
    $('#picture-off').textContent = '';
    show(picture, true);
  } catch (problem) {
    forget();
    $('#picture-off').textContent = problem.message;
  } finally {
    again.disabled = false;
  }
}

/** The browser keeps no picture either. */
function forget() {
  if (picture.src) URL.revokeObjectURL(picture.src);
  picture.removeAttribute('src');
  show(picture, false);
}

async function listenOnce() {
  try {
    const { decibels, clippedShare } = await call('GET', '/api/v1/setup/level');
    $('#level').value = decibels ?? -60;
    $('#level-text').textContent = decibels === null ? t('js_NothingHeard') : t(clippedShare > 0.001 ? 'js_LevelClipped' : 'js_LevelNow', number(decibels));
  } catch (problem) {
    $('#level-text').textContent = problem.message;
  }
}

again.addEventListener('click', takePicture);
addEventListener('pagehide', forget);
await takePicture();
await listenOnce();
// The level is that of the last second.
setInterval(() => { if (!document.hidden) listenOnce(); }, 1000);
