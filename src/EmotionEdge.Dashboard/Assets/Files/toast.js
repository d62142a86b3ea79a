// Tells of alerts at once: a note in the corner and, for those who switched it on, a sound.
import { $, el, t, call } from './ui.js';

const place = el('div', { class: 'toasts', role: 'region', 'aria-label': t('js_AlertsNow'), 'aria-live': 'assertive' });
document.body.append(place);

const soundKey = 'emotionedge.sound';
let audio = null;

export const soundIsOn = () => localStorage.getItem(soundKey) === 'on';

/** Browsers let a page sound only after somebody did something in it. */
export function switchSound(isOn) {
  localStorage.setItem(soundKey, isOn ? 'on' : 'off');
  if (isOn) beep(660);
}

function beep(hertz) {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') audio.resume();
  const tone = new OscillatorNode(audio, { frequency: hertz, type: 'sine' });
  const volume = new GainNode(audio, { gain: 0.15 });
  volume.gain.setTargetAtTime(0, audio.currentTime + 0.25, 0.08);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.8);
}

export async function acknowledge(id) {
  await call('POST', `/api/v1/alerts/${encodeURIComponent(id)}/acknowledge`);
}

/** Shows a step of an alert; one that is acknowledged or over takes its note away. */
export function toast(alert) {
  const old = $(`[data-alert="${CSS.escape(alert.id)}"]`, place);
  old?.remove();
  if (alert.type !== 'raised' && alert.type !== 'escalated') return;
  const note = el('div', { class: `toast ${alert.severity}`, 'data-alert': alert.id },
    el('p', {}, el('strong', {}, `${t(`js_severity_${alert.severity}`)}: `), alert.reason),
    el('div', { class: 'row' },
      el('button', { type: 'button', onclick: () => acknowledge(alert.id).catch(problem => note.append(el('p', { class: 'error' }, problem.message))) }, t('js_Acknowledge')),
      el('button', { type: 'button', class: 'plain', onclick: () => note.remove() }, t('js_Close'))));
  place.append(note);
  if (soundIsOn()) beep(alert.severity === 'critical' ? 880 : 660);
}
