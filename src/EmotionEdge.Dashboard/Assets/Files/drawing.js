// A copy of a video with what was found drawn in: asks for it, shows how far it is, and gives the address.
import { el, t, call, percent } from './ui.js';

const period = 500;

/** The part of a result; what is not kept cannot be drawn into. */
export function drawing(job) {
  const section = el('section', { class: 'card', 'aria-label': t('js_Drawing') });
  if (!job.kept) section.append(el('p', { class: 'hint' }, t('js_DrawingNotKept')));
  else draw(section, job.id, job.drawn ?? null);
  return section;
}

const isOnItsWay = drawn => drawn?.state === 'waiting' || drawn?.state === 'running';

function draw(section, id, drawn) {
  if (isOnItsWay(drawn)) follow(section, id, drawn);
  else if (drawn?.state === 'done') offer(section, id);
  else ask(section, id, drawn?.error ?? '');
}

function ask(section, id, error) {
  section.replaceChildren(
    el('p', {}, t('js_DrawingWhat')),
    error ? el('p', { class: 'error', role: 'alert' }, error) : '',
    el('p', {}, el('button', { type: 'button', class: 'plain', onclick: () => attempt(section, id, 'POST') }, t('js_DrawingMake'))));
}

function offer(section, id) {
  section.replaceChildren(
    el('p', { role: 'status' }, t('js_DrawingDone')),
    el('p', { class: 'row' },
      el('a', { class: 'button plain', href: address(id), download: true }, t('js_DrawingDownload')),
      el('button', { type: 'button', class: 'danger', onclick: () => attempt(section, id, 'DELETE') }, t('js_DrawingDelete'))));
}

/** Asks how it stands until it has ended, or the result is not shown any more. */
async function follow(section, id, drawn) {
  const bar = el('progress', { max: 1, id: `drawing-${id}` });
  section.replaceChildren(
    el('p', {}, el('label', { for: bar.id }, t('js_DrawingMaking')), ' ', bar),
    el('p', {}, el('button', { type: 'button', class: 'plain', onclick: () => attempt(section, id, 'DELETE') }, t('js_DrawingCancel'))));
  while (isOnItsWay(drawn)) {
    if (drawn.state === 'running' && drawn.progress > 0) {
      bar.value = drawn.progress;
      bar.textContent = percent(drawn.progress);
    }
    await new Promise(resolve => setTimeout(resolve, period));
    // Somebody has pressed cancel meanwhile, or opened another result.
    if (!bar.isConnected) return;
    try {
      drawn = (await call('GET', `/api/v1/analyses/${id}`)).drawn ?? null;
    } catch (problem) {
      ask(section, id, problem.message);
      return;
    }
  }
  if (bar.isConnected) draw(section, id, drawn);
}

const address = id => `/api/v1/analyses/${id}/annotated.mp4`;

async function attempt(section, id, method) {
  try {
    draw(section, id, await call(method, address(id)));
  } catch (problem) {
    ask(section, id, problem.message);
  }
  section.querySelector('button, a')?.focus();
}
