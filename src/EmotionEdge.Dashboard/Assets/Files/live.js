// The room as it is now.
import { $, el, t, show, percent, number, signed, emotionName, sureness, scoreBars, bar, language, listen } from './ui.js';
import { toast } from './toast.js';

const stream = '/api/v1/live/stream';
const minutes = 10;
const picture = $('#picture');
let isCameraOff = false;
let points = [[], [], []];
let lastMood = null;

// The picture

function watch() {
  if (isCameraOff || document.hidden) return;
  picture.src = `${stream}?${Date.now()}`;
  show(picture, true);
}

function unwatch(reason) {
  picture.removeAttribute('src');
  show(picture, false);
  $('#picture-off').textContent = reason;
}

picture.addEventListener('error', () => {
  if (!picture.hasAttribute('src')) return;
  unwatch(t('js_PictureLost'));
  setTimeout(watch, 2000);
});
document.addEventListener('visibilitychange', () => document.hidden ? unwatch('') : watch());
addEventListener('pagehide', () => picture.removeAttribute('src'));

function applyCamera(status) {
  const camera = status.sensors.find(sensor => sensor.name === 'camera');
  const isOff = status.privacy || camera?.state === 'off';
  if (isOff === isCameraOff) return;
  isCameraOff = isOff;
  if (isOff) unwatch(status.privacy ? t('js_PrivacyOn') : t('js_CameraOff'));
  else watch();
}

// The mood

function showMood(summary) {
  const isKnown = summary.dominant !== 'Unknown';
  // Read out only when it changes, not four times a second.
  if (summary.dominant !== lastMood) {
    lastMood = summary.dominant;
    $('#mood').textContent = emotionName(summary.dominant);
    $('#mood').className = `mood emotion-text-${summary.dominant}`;
  }
  $('#sure').textContent = isKnown
    ? t('js_SureIs', sureness(summary.confidence), percent(summary.confidence))
    : summary.scores ? t('js_NothingClear') : t('js_NothingSensed');
  $('#faces').textContent = summary.faces === 1 ? t('js_OneFace') : t('js_Faces', summary.faces);
  $('#scores').replaceChildren(summary.scores ? scoreBars(summary.scores) : el('p', { class: 'hint' }, t('js_NoScores')));
  $('#contributions').replaceChildren(...Object.entries(summary.contributions).map(([sense, share]) => bar(t(`js_${sense}`), share, 'plain')));
  showSensors(summary.sensors);
  addPoint(Date.parse(summary.time) / 1000, summary.valence ?? null, summary.arousal ?? null);
}

function showSensors(sensors) {
  $('#sensors').replaceChildren(...sensors.map(sensor => el('li', {},
    el('span', { class: `lamp ${sensor.state === 'streaming' ? 'on' : sensor.state === 'off' ? 'off' : 'bad'}`, 'aria-hidden': 'true' }),
    el('strong', {}, t(`js_${sensor.name}`)), ` ${t(`js_sensor_${sensor.state}`)}`,
    sensor.detail ? el('span', { class: 'hint' }, ` ${sensor.detail}`) : null)));
}

function showStatus(status) {
  applyCamera(status);
  $('#captured').textContent = number(status.pacing.capturedPerSecond);
  $('#processed').textContent = number(status.pacing.processedPerSecond);
  $('#skipped').textContent = number(status.pacing.skippedPerSecond);
  $('#problems').replaceChildren(...status.problems.map(problem => el('li', {}, problem)));
  show($('#problems').parentElement, status.problems.length > 0);
  $('#hints').replaceChildren(...status.hints.map(hint => el('li', {}, t(`js_hint_${hint.name}`))));
  show($('#hints').parentElement, status.hints.length > 0);
}

// The curve


/** A colour as the scheme in force has it: a canvas knows no light-dark(). */
function resolved(name) {
  const probe = el('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function makeChart() {
  const axis = { stroke: resolved('--quiet'), grid: { stroke: resolved('--line'), width: 1 }, ticks: { stroke: resolved('--line') } };
  const holder = $('#curve');
  return new uPlot({
    width: holder.clientWidth,
    height: 220,
    cursor: { drag: { x: false, y: false } },
    scales: { x: { time: true }, y: { range: [-1, 1] } },
    axes: [{ ...axis, space: 90, values: (_, splits) => splits.map(second => time.format(second * 1000)) }, { ...axis, size: 44 }],
    series: [
      { label: t('js_Time'), value: (_, second) => second === null ? '–' : time.format(second * 1000) },
      { label: t('js_Valence'), stroke: resolved('--accent'), width: 2, value: (_, v) => v === null ? '–' : signed(v) },
      { label: t('js_Arousal'), stroke: resolved('--warning'), width: 2, dash: [6, 4], value: (_, v) => v === null ? '–' : percent(v) },
    ],
  }, points, holder);
}

let chart = null;
const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });

function addPoint(at, valence, arousal) {
  const second = Math.floor(at);
  const [times, valences, arousals] = points;
  if (times.length > 0 && times[times.length - 1] >= second) return;
  times.push(second);
  valences.push(valence);
  arousals.push(arousal);
  while (times[0] < second - minutes * 60) points.forEach(list => list.shift());
  chart?.setData(points);
  $('#curve').setAttribute('aria-label', valence === null
    ? t('js_CurveEmpty')
    : t('js_CurveNow', signed(valence), percent(arousal)));
}

function showHistory(history) {
  points = [history.map(point => point.time), history.map(point => point.valence ?? null), history.map(point => point.arousal ?? null)];
  chart?.setData(points);
}

addEventListener('DOMContentLoaded', startChart);
if (document.readyState !== 'loading') startChart();

function startChart() {
  if (chart || typeof uPlot === 'undefined') return;
  chart = makeChart();
  new ResizeObserver(() => chart.setSize({ width: $('#curve').clientWidth, height: 220 })).observe($('#curve'));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  chart?.destroy();
  chart = makeChart();
});

listen(
  { history: showHistory, summary: showMood, status: showStatus, alert: toast },
  isConnected => show($('#disconnected'), !isConnected));
// A picture that never ends would keep the page from ever being loaded.
if (document.readyState === 'complete') watch();
else addEventListener('load', watch, { once: true });
