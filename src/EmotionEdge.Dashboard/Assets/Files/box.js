// What the doctor finds: looked for when the page opens, and whenever somebody asks.
import { $, el, t, show, call, moment } from './ui.js';

const button = $('#look');

async function look() {
  button.disabled = true;
  $('#looking').textContent = t('js_Looking');
  try {
    const { time, findings } = await call('GET', '/api/v1/box/findings');
    $('#findings tbody').replaceChildren(...findings.map(row));
    show($('#findings'), true);
    $('#looking').textContent = t('js_LookedAt', moment(time));
  } catch (problem) {
    $('#looking').textContent = problem.message;
  } finally {
    button.disabled = false;
  }
}

function row({ check, state, message, remedy }) {
  return el('tr', {},
    el('td', { class: `finding-${state}` }, t(`js_Finding-${state}`)),
    el('td', {}, t(`js_Check-${check}`)),
    el('td', { lang: 'en' }, message, remedy ? el('p', {}, el('strong', {}, remedy)) : null));
}

button.addEventListener('click', look);
await look();
