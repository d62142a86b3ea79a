// The alert rules: read by all who see alerts, edited and tried by administrators. What a rule can say comes with the rules.
import { $, el, t, show, call, number, moment, listen, Problem } from './ui.js';
import { toast } from './toast.js';

const api = '/api/v1/alerts/rules';
const place = $('#rules');
const mayEdit = place.dataset.edit === 'true';
let fields = [];
let shown = [];

// Names and values in words

const fieldName = key => t(`js_rule_${key}`) === `js_rule_${key}` ? key : t(`js_rule_${key}`);

function choiceName(choice) {
  for (const name of [`js_severity_${choice}`, `js_${choice}`]) {
    if (t(name) !== name) return t(name);
  }
  return choice;
}

/** 90 for '00:01:30', 86400 for '1.00:00:00'. */
function seconds(duration) {
  const [, days, hours, minutes, rest] = /^(?:(\d+)\.)?(\d+):(\d+):([\d.]+)$/.exec(duration) ?? [0, 0, 0, 0, 0];
  return ((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(rest);
}

function duration(value) {
  const whole = Math.floor(value);
  const part = (amount, width = 2) => String(amount).padStart(width, '0');
  const days = Math.floor(whole / 86400);
  const fraction = value > whole ? `.${part(Math.round((value - whole) * 1000), 3)}` : '';
  return `${days > 0 ? `${days}.` : ''}${part(Math.floor(whole / 3600) % 24)}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}${fraction}`;
}

function inWords(field, value) {
  switch (field.kind) {
    case 'duration': return t('js_Seconds', number(seconds(value)));
    case 'choice': return choiceName(value);
    case 'switch': return value ? t('js_Yes') : t('js_No');
    case 'number': case 'whole': return String(value).replace('-', '\u2212');
    default: return value;
  }
}

// Reading

function card(rule) {
  const given = fields.filter(field => field.key !== 'name' && rule[field.key] !== undefined);
  return el('section', { class: 'card', 'aria-label': rule.name },
    el('h2', { class: 'code' }, rule.name),
    el('dl', { class: 'values' }, ...given.map(field => el('div', {}, el('dt', {}, fieldName(field.key)), el('dd', {}, inWords(field, rule[field.key]))))));
}

// Editing: each rule is a form

const idOf = (index, key) => `rule-${index}-${key}`;

function form(rule, index) {
  const part = isShared => fields.filter(field => field.shared === isShared).map(field => control(field, rule[field.key], index));
  const name = rule.name || t('js_NewRule');
  return el('form', { class: 'card', 'data-index': index, 'aria-label': name, onsubmit: event => { event.preventDefault(); save(); } },
    el('h2', { class: 'code' }, name),
    el('div', { class: 'fields' }, ...part(false)),
    el('details', {}, el('summary', {}, t('js_MoreOfRule')), el('p', { class: 'hint' }, t('js_MoreOfRuleHint')), el('div', { class: 'fields' }, ...part(true))),
    el('p', {}, el('button', { type: 'button', class: 'danger', 'aria-label': t('js_RemoveOf', name), onclick: () => remove(index) }, t('js_Remove'))));
}

function control(field, value, index) {
  const id = idOf(index, field.key);
  const hint = hintOf(field);
  const named = { id, 'data-key': field.key, required: field.required, 'aria-describedby': `${hint ? `${id}-hint ` : ''}${id}-error` };
  const texts = [hint ? el('p', { class: 'hint', id: `${id}-hint` }, hint) : null, el('p', { class: 'error', id: `${id}-error` })];
  if (field.kind === 'switch') {
    return el('div', { class: 'field' },
      el('div', { class: 'choice' }, el('input', { ...named, type: 'checkbox', checked: value ?? field.default }), el('label', { for: id }, fieldName(field.key))), ...texts);
  }
  return el('div', { class: 'field' }, el('label', { for: id }, fieldName(field.key)), input(field, value, named), ...texts);
}

function input(field, value, named) {
  switch (field.kind) {
    case 'choice': {
      const selected = value ?? (field.shared ? '' : field.default ?? '');
      const list = el('select', named, ...(field.default === null || field.shared ? [el('option', { value: '' }, t('js_NotGiven'))] : []),
        ...field.choices.map(choice => el('option', { value: choice }, choiceName(choice))));
      list.value = selected;
      return list;
    }
    case 'number': case 'whole':
      return el('input', { ...named, type: 'number', step: field.kind === 'whole' ? 1 : 'any', min: field.minimum, max: field.maximum, value: value ?? (field.shared ? null : field.default) });
    case 'duration':
      return el('input', { ...named, type: 'number', step: 'any', min: field.minimum, max: field.maximum, value: value === undefined ? null : seconds(value) });
    case 'timeOfDay':
      return el('input', { ...named, type: 'time', value });
    default:
      return el('input', { ...named, type: 'text', value, pattern: field.pattern, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' });
  }
}

function hintOf(field) {
  const parts = [];
  if (field.kind === 'text' && field.pattern) parts.push(t('js_RuleNameHint'));
  if (field.minimum !== null) parts.push(t('js_RuleRange', inNumbers(field.minimum), inNumbers(field.maximum)));
  if (field.shared && field.default !== null) parts.push(t('js_RuleDefault', inWords(field, field.default)));
  return parts.join(' ');
}

const inNumbers = value => String(value).replace('-', '\u2212');

/** What stands in the forms; what is empty is left out. */
function written() {
  return [...place.querySelectorAll('form')].map(form => {
    const rule = {};
    for (const field of fields) {
      const control = form.querySelector(`[data-key="${CSS.escape(field.key)}"]`);
      if (field.kind === 'switch') rule[field.key] = control.checked;
      else if (control.value !== '') rule[field.key] = valueOf(field, control.value);
    }
    return rule;
  });
}

function valueOf(field, text) {
  switch (field.kind) {
    case 'number': case 'whole': return Number(text);
    case 'duration': return duration(Number(text));
    default: return text;
  }
}

function add() {
  shown = [...written(), {}];
  draw();
  $(`#${idOf(shown.length - 1, 'name')}`)?.focus();
}

function remove(index) {
  shown = written().filter((_, at) => at !== index);
  draw();
  $('#add').focus();
}

/** Lets the browser say what it can; an input in a closed part of a form could not be shown by it. */
function isComplete() {
  for (const form of place.querySelectorAll('form')) {
    if (form.checkValidity()) continue;
    for (const details of form.querySelectorAll('details')) details.open ||= details.querySelector(':invalid') !== null;
    form.reportValidity();
    return false;
  }
  return true;
}

async function save() {
  if (!isComplete()) return;
  await attempt(async () => {
    take(await call('PUT', api, { rules: written() }));
    tell(t('js_RulesSaved'));
  });
}

async function reset() {
  await attempt(async () => {
    take(await call('DELETE', api));
    tell(t('js_RulesReset'));
  });
}

// The preview

async function preview() {
  if (!isComplete()) return;
  await attempt(async () => {
    const found = await call('POST', `${api}/preview`, { rules: written() });
    $('#preview-body').replaceChildren(...(found.from ? previewOf(found) : [el('p', {}, t('js_PreviewNothing'))]));
    show($('#preview'), true);
    $('#preview').focus();
  });
}

function previewOf(found) {
  const names = [...new Set([...found.rules, ...found.inForce].map(tally => tally.rule))];
  const of = (list, name) => list.find(tally => tally.rule === name);
  const cell = tally => tally ? String(tally.raised) : '\u2013';
  return [
    el('p', {}, t('js_PreviewOf', moment(found.from), moment(found.until), number(found.sensedSeconds / 60))),
    table('js_PreviewTable', ['js_Rule', 'js_RaisedNew', 'js_RaisedNow', 'js_OpenMinutes', 'js_EscalatedCount'], names.map(name => {
      const fresh = of(found.rules, name);
      return [name, cell(fresh), cell(of(found.inForce, name)), fresh ? number(fresh.openSeconds / 60) : '\u2013', fresh ? String(fresh.escalated) : '\u2013'];
    })),
    found.alerts.length === 0 ? el('p', {}, t('js_PreviewNone')) : el('details', { open: found.alerts.length <= 5 },
      el('summary', {}, t('js_PreviewAlerts', found.alerts.length)),
      table('js_PreviewAlertTable', ['js_From', 'js_To', 'js_Rule', 'js_PreviewSeverity', 'js_PreviewReason'], found.alerts.map(alert => [
        moment(alert.raised), alert.cleared ? moment(alert.cleared) : t('js_alert_raised'), alert.rule, t(`js_severity_${alert.severity}`), alert.reason]))),
    el('p', { class: 'hint' }, t('js_PreviewHow')),
  ];
}

function table(name, heads, rows) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t(name) }, el('table', {},
    el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col' }, t(head))))),
    el('tbody', {}, ...rows.map(cells => el('tr', {}, ...cells.map(text => el('td', {}, text)))))));
}

// All together

function take(answer) {
  ({ fields, rules: shown } = answer);
  $('#source').textContent = [t(answer.source === 'page' ? 'js_RulesOfPage' : 'js_RulesOfConfiguration'), answer.alertsOn ? '' : t('js_AlertsOff')].join(' ');
  if (mayEdit) {
    show($('#reset'), answer.source === 'page');
    show($('#preview'), false);
  }
  draw();
}

function draw() {
  place.replaceChildren(...shown.map(mayEdit ? form : card));
}

async function attempt(work) {
  show($('#problem'), false);
  show($('#done'), false);
  for (const field of place.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  for (const error of place.querySelectorAll('.error')) error.textContent = '';
  try {
    await work();
  } catch (problem) {
    fail(problem);
  }
}

function tell(text) {
  $('#done-text').textContent = text;
  show($('#done'), true);
  $('#done').focus();
}

/** What is wrong stands at its field, and above where there is none. */
function fail(problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  $('#problem-text').textContent = problem.message;
  $('#faults').replaceChildren();
  for (const [key, hints] of Object.entries(problem.errors ?? {})) {
    const [, index, name] = key.split('.');
    const field = document.getElementById(idOf(index, name));
    const error = document.getElementById(`${idOf(index, name)}-error`);
    if (!field || !error) {
      $('#faults').append(el('li', {}, `${key}: ${hints.join(' ')}`));
      continue;
    }
    field.setAttribute('aria-invalid', 'true');
    error.textContent = hints.join(' ');
    const details = field.closest('details');
    if (details) details.open = true;
  }
  show($('#problem'), true);
  (place.querySelector('[aria-invalid]') ?? $('#problem')).focus();
}

if (mayEdit) {
  $('#add').addEventListener('click', add);
  $('#save').addEventListener('click', save);
  $('#try').addEventListener('click', preview);
  $('#reset').addEventListener('click', () => $('#sure-dialog').showModal());
  $('#sure-dialog').addEventListener('close', () => { if ($('#sure-dialog').returnValue === 'yes') reset(); });
}
listen({ alert: toast });
await attempt(async () => take(await call('GET', api)));
