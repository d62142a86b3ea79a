// How the room felt, by the hour of the day and the day of the week, in the viewer's own time zone.
import { $, el, t, show, call, percent, emotionName, language } from './ui.js';

async function load() {
  try {
    const { names, hours } = await call('GET', `/api/v1/trends?days=${$('#days').value}`);
    show($('#empty'), hours.length === 0);
    show($('#charts'), hours.length > 0);
    draw('#by-hour', 24, hours, names, hour => hour.getHours(), hour => String(hour), hour => hour % 3 !== 0);
    draw('#by-day', 7, hours, names, hour => (hour.getDay() + 6) % 7, weekday, () => false);
    $('#legend').replaceChildren(...names.map(name => el('li', {}, el('i', { class: `emotion-${name}`, 'aria-hidden': 'true' }), emotionName(name))));
    show($('#problem'), false);
  } catch (problem) {
    $('#problem-text').textContent = problem.message;
    show($('#problem'), true);
  }
}

/** Monday is 0: the first of January 2024 was one. */
const weekday = day => new Date(2024, 0, 1 + day).toLocaleDateString(language, { weekday: 'short' });

function draw(place, groups, hours, names, groupOf, labelOf, isMinor) {
  const counts = Array.from({ length: groups }, () => new Array(names.length).fill(0));
  for (const hour of hours) hour.counts.forEach((count, name) => { counts[groupOf(new Date(hour.hour))][name] += count; });
  const rows = counts.map((list, group) => ({ label: labelOf(group), isMinor: isMinor(group), list, total: list.reduce((sum, count) => sum + count, 0) }));
  $(place).replaceChildren(
    el('ul', { class: 'columns', 'aria-hidden': 'true' }, ...rows.map(column => stack(column, names))),
    table(rows, names));
}

function stack({ label, isMinor, list, total }, names) {
  const parts = total === 0 ? [] : list.map((count, name) => {
    const part = el('span', { class: `emotion-${names[name]}`, title: `${emotionName(names[name])} ${percent(count / total)}` });
    part.style.blockSize = `${100 * count / total}%`;
    return part;
  });
  return el('li', {}, el('div', { class: 'stack' }, ...parts), el('span', { class: `label ${isMinor ? 'minor' : ''}` }, label));
}

function table(rows, names) {
  return el('details', {}, el('summary', {}, t('js_AsTable')), el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('js_AsTable') }, el('table', {},
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, ''), ...names.map(name => el('th', { scope: 'col', class: 'number' }, emotionName(name))))),
    el('tbody', {}, ...rows.filter(row => row.total > 0).map(row => el('tr', {},
      el('th', { scope: 'row' }, row.label),
      ...row.list.map(count => el('td', { class: 'number' }, percent(count / row.total)))))))));
}

$('#days').addEventListener('change', load);
await load();
