// Alerts: those that are open, and how others went.
import { $, el, t, show, call, percent, signed, moment, emotionName, number, listen, Problem } from './ui.js';
import { toast, acknowledge, soundIsOn, switchSound } from './toast.js';

const api = '/api/v1/alerts';
const page = 50;
let shown = [];

function query() {
  const values = new URLSearchParams();
  const state = $('#state').value;
  if (state) values.set('open', state === 'open');
  if ($('#severity').value) values.set('severity', $('#severity').value);
  if ($('#from').value) values.set('from', new Date($('#from').value).toISOString());
  return values;
}

async function load(isMore = false) {
  const values = query();
  $('#export').href = `${api}/export.csv?${values}`;
  values.set('limit', page);
  if (isMore && shown.length > 0) values.set('before', shown[shown.length - 1].raised);
  try {
    const found = await call('GET', `${api}?${values}`);
    shown = isMore ? [...shown, ...found] : found;
    draw(found.length === page);
    show($('#problem'), false);
  } catch (problem) {
    fail(problem);
  }
}

function draw(isMore) {
  const opened = new Set([...document.querySelectorAll('#alerts details[open]')].map(details => details.dataset.id));
  $('#alerts').replaceChildren(...shown.map(alert => row(alert, opened.has(alert.id))));
  show($('#table'), shown.length > 0);
  $('#count').textContent = shown.length === 0 ? t('js_NoAlerts') : t('js_AlertCount', shown.length);
  show($('#more'), isMore);
}

function row(alert, isOpened) {
  const isAnswerable = alert.state === 'raised' || alert.state === 'escalated';
  const last = alert.steps[alert.steps.length - 1];
  return el('tr', { 'data-id': alert.id },
    el('td', {}, moment(alert.raised)),
    el('td', {}, el('span', { class: `severity ${alert.severity}` }, t(`js_severity_${alert.severity}`))),
    el('td', {}, t(`js_alert_${alert.state}`)),
    el('td', { class: 'name' },
      el('p', {}, alert.steps[0].reason),
      el('details', { 'data-id': alert.id, open: isOpened }, el('summary', {}, t('js_Evidence')), el('ol', {}, ...alert.steps.map(step)))),
    el('td', {}, alert.rule),
    el('td', {}, isAnswerable
      ? el('button', { type: 'button', 'aria-label': t('js_AcknowledgeOf', last.reason), onclick: () => answer(alert.id) }, t('js_Acknowledge'))
      : ''));
}

function step(happened) {
  const senses = happened.senses.map(sense => t('js_SenseSaid', t(`js_${sense.modality}`), emotionName(sense.dominant), percent(sense.confidence), signed(sense.valence)));
  return el('li', {},
    el('strong', {}, `${t(`js_alert_${happened.type}`)}, ${moment(happened.time)}: `), happened.reason, ' ',
    el('span', { class: 'hint' }, t('js_StepNumbers', signed(happened.valence), percent(happened.confidence), number(happened.lastedSeconds))),
    senses.length > 0 ? el('ul', {}, ...senses.map(text => el('li', {}, text))) : null);
}

async function answer(id) {
  try {
    await acknowledge(id);
  } catch (problem) {
    fail(problem);
  }
  await load();
}

function fail(problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  $('#problem-text').textContent = problem.message;
  show($('#problem'), true);
}

for (const field of ['#state', '#severity', '#from']) $(field).addEventListener('change', () => load());
$('#more').addEventListener('click', () => load(true));
$('#sound').checked = soundIsOn();
$('#sound').addEventListener('change', () => switchSound($('#sound').checked));
listen({
  alert: happened => {
    toast(happened);
    // It is in the store a moment after it happened.
    setTimeout(load, 500);
  },
}, isConnected => show($('#disconnected'), !isConnected));
await load();
