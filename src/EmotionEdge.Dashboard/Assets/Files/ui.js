// What all pages share: texts, elements, calls of the API, words and bars for emotions.
const texts = JSON.parse(document.getElementById('texts').dataset.texts);
export const language = document.documentElement.lang;

export const emotions = ['Neutral', 'Happiness', 'Surprise', 'Sadness', 'Anger', 'Disgust', 'Fear'];

/** The text of a name, its blanks {0}, {1} filled in. */
export function t(name, ...values) {
  return (texts[name] ?? name).replace(/\{(\d)\}/g, (_, index) => values[index]);
}

export const $ = (selector, within = document) => within.querySelector(selector);

/** An element with properties (class, data-..., on...) and children; text is only ever text. */
export function el(tag, properties = {}, ...children) {
  const element = tag.startsWith('svg:')
    ? document.createElementNS('http://www.w3.org/2000/svg', tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const show = (element, isShown) => { element.hidden = !isShown; };

const percentFormat = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
const numberFormat = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const signedFormat = new Intl.NumberFormat(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
export const percent = value => percentFormat.format(value ?? 0);
export const number = value => numberFormat.format(value ?? 0);
export const signed = value => signedFormat.format(value ?? 0);
export const moment = time => new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
export const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

export const emotionName = name => t(`js_${name}`);

/** How sure, in words. */
export function sureness(confidence) {
  if (confidence >= 0.8) return t('js_SureVery');
  if (confidence >= 0.6) return t('js_SureFairly');
  return confidence > 0 ? t('js_SureLittle') : t('js_SureNot');
}

/** An error of the API, with what it tells people; errors: what is wrong with which field, where it says so. */
export class Problem extends Error {
  constructor(message, errors = {}) {
    super(message);
    this.errors = errors;
  }
}

/** Calls the API; answers with its JSON, or null where there is none. */
export async function call(method, address, body) {
  let answer;
  try {
    answer = await fetch(address, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(t('js_NoAnswer'));
  }
  await failOnError(answer.status, () => answer.json());
  return answer.status === 204 ? null : answer.json();
}

/** Throws where a status says so; whoever is not logged in any more is sent to do that. */
export async function failOnError(status, readProblem) {
  if (status === 401) location.assign('/login');
  if (status < 400) return;
  let problem = {};
  try { problem = await readProblem(); } catch { /* No problem details: the status has to do. */ }
  throw new Problem(problem.detail ?? problem.title ?? t('js_Failed', status), problem.errors);
}

/** The seven scores as bars, the highest first; a list that is read out as one. */
export function scoreBars(scores) {
  const list = el('ul', { class: 'bars' });
  const sorted = Object.entries(scores).sort((one, other) => other[1] - one[1]);
  for (const [name, value] of sorted) list.append(bar(emotionName(name), value, `emotion-${name}`));
  return list;
}

/** One bar: a name, a length of 0..1, a number. */
export function bar(name, value, colour) {
  const fill = el('span', { class: `fill ${colour}` });
  fill.style.inlineSize = `${100 * Math.min(1, Math.max(0, value))}%`;
  return el('li', {}, el('span', { class: 'name' }, name), el('span', { class: 'track', 'aria-hidden': 'true' }, fill), el('span', { class: 'value' }, percent(value)));
}

/** Listens to what happens in the room until the page goes. Comes back by itself; tells whether it is connected. */
export function listen(handlers, onConnected = () => {}) {
  const source = new EventSource('/api/v1/live/events');
  for (const [name, handle] of Object.entries(handlers))
    source.addEventListener(name, event => handle(JSON.parse(event.data)));
  source.addEventListener('open', () => onConnected(true));
  source.addEventListener('error', () => {
    onConnected(false);
    // Refused, because nobody is logged in any more for instance: browsers do not try again by themselves.
    if (source.readyState === EventSource.CLOSED)
      setTimeout(() => call('GET', '/api/v1/alerts?limit=1').then(() => listen(handlers, onConnected), () => {}), 5000);
  });
  addEventListener('pagehide', () => source.close());
}
