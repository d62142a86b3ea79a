// Shows a result: in words, as bars, on the picture, along the recording, in the text.
import { $, el, t, show, emotions, emotionName, percent, signed, sureness, scoreBars, clock } from './ui.js';
import { drawing } from './drawing.js';

const place = $('#result');
let localAddress = null;

export function forgetResult() {
  if (localAddress) URL.revokeObjectURL(localAddress);
  localAddress = null;
  place.replaceChildren();
  show(place, false);
  history.replaceState(null, '', location.pathname);
}

/** source: { file } as the browser has it, { text }, { address } of the kept file, or nothing. */
export function showResult(job, source) {
  forgetResult();
  const result = job.result;
  if (source.file) localAddress = URL.createObjectURL(source.file);
  const media = localAddress ?? source.address ?? null;
  place.append(
    headline(result),
    el('div', { class: 'grid' },
      el('section', { class: 'card' }, el('h3', {}, t('js_Scores')), result.text?.reason ? el('p', {}, t(reasonOf(result.text.reason))) : scoreBars(result.scores)),
      el('section', { class: 'card' }, el('h3', {}, t('js_CannotKnow')), limits(result))),
    ...details(result, media, source),
    el('p', { class: 'row' },
      el('a', { class: 'button plain', href: `/api/v1/analyses/${job.id}/result.json`, download: true }, t('js_DownloadJson')),
      el('a', { class: 'button plain', href: `/api/v1/analyses/${job.id}/result.csv`, download: true }, t('js_DownloadCsv')),
      job.kept ? el('a', { class: 'button plain', href: `/api/v1/analyses/${job.id}/file`, download: job.name }, t('js_DownloadFile')) : null),
    ...(result.kind === 'video' ? [drawing(job)] : []));
  show(place, true);
}

function headline(result) {
  const isKnown = result.dominant !== 'Unknown';
  return el('div', { class: 'card' },
    el('h2', {}, t('js_ResultOf', result.file)),
    el('p', { class: 'mood' }, emotionName(result.dominant)),
    el('p', { class: 'sure' }, isKnown ? t('js_SureIs', sureness(result.confidence), percent(result.confidence)) : t('js_NothingClear')),
    isKnown ? el('p', {}, t('js_AffectIs', signed(result.valence), percent(result.arousal))) : null);
}

const reasonOf = reason => reason === 'not English' ? 'js_NotEnglish' : 'js_NoWords';

function limits(result) {
  const list = el('ul', {}, el('li', {}, t('js_LimitFeeling')), el('li', {}, t('js_LimitWho')));
  if (result.kind === 'image') list.append(el('li', {}, t('js_LimitMoment')));
  if (result.kind === 'image' || result.kind === 'video') list.append(el('li', {}, result.faces?.length ? t('js_LimitFaces') : t('js_NoFace')));
  if (result.kind === 'audio' || result.kind === 'video')
    list.append(el('li', {}, result.timeline?.some(entry => entry.modality === 'speech') ? t('js_LimitSpeech') : t('js_NoSpeech')));
  if (result.kind === 'text') list.append(el('li', {}, t('js_LimitText')));
  if (result.text?.truncated) list.append(el('li', {}, t('js_Truncated')));
  return list;
}

function details(result, media, source) {
  switch (result.kind) {
    case 'image': return [picture(result, media)];
    case 'video': case 'audio': return [player(result, media)];
    default: return [words(result, source.text ?? null)];
  }
}

// A picture

function picture(result, media) {
  const section = el('section', { class: 'card' }, el('h3', {}, t('js_FacesFound', result.faces.length)));
  if (media) {
    const image = el('img', { src: media, alt: t('js_PictureOf', result.file) });
    const holder = el('div', { class: 'boxes' }, image);
    image.addEventListener('load', () => holder.append(boxes(result.faces, image.naturalWidth, image.naturalHeight)));
    section.append(holder);
  } else {
    section.append(el('p', { class: 'hint' }, t('js_NotKept')));
  }
  if (result.faces.length > 0) section.append(faceTable(result.faces));
  return section;
}

function boxes(faces, width, height) {
  const drawing = el('svg:svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  const size = Math.max(12, Math.min(width, height) / 28);
  faces.forEach((face, index) => {
    const [left, top, boxWidth, boxHeight] = face.box;
    drawing.append(
      el('svg:rect', { class: 'face', x: left, y: top, width: boxWidth, height: boxHeight }),
      el('svg:text', { x: left > width * 0.7 ? left + boxWidth : left, 'text-anchor': left > width * 0.7 ? 'end' : 'start', y: top > size * 1.4 ? top - size * 0.4 : top + boxHeight + size, 'font-size': size }, `${index + 1} ${said(face)}`));
  });
  return drawing;
}

const said = face => face.confidence > 0 ? `${emotionName(face.dominant)} ${percent(face.confidence)}` : emotionName(face.dominant);

function faceTable(faces) {
  const isVideo = faces[0].track !== undefined;
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('js_FaceTable') }, el('table', {},
    el('thead', {}, el('tr', {}, ...['js_FaceNumber', ...(isVideo ? ['js_Seen'] : []), 'js_Emotion', 'js_Quality'].map(name => el('th', { scope: 'col' }, t(name))))),
    el('tbody', {}, ...faces.map((face, index) => el('tr', {},
      el('td', {}, String(face.track ?? index + 1)),
      isVideo ? el('td', {}, `${clock(face.start)} – ${clock(face.end)}`) : null,
      el('td', {}, said(face)),
      el('td', {}, percent(face.quality)))))));
}

// A recording

function player(result, media) {
  const isVideo = result.kind === 'video';
  const section = el('section', { class: 'card player' }, el('h3', {}, t('js_Along')));
  let playing = null;
  if (media) {
    playing = el(isVideo ? 'video' : 'audio', { src: media, controls: true, preload: 'metadata', 'aria-label': result.file });
    playing.addEventListener('error', () => playing.replaceWith(el('p', { class: 'hint' }, t('js_CannotPlay'))));
    section.append(playing);
  } else {
    section.append(el('p', { class: 'hint' }, t('js_NotKept')));
  }
  if (result.timeline.length === 0) section.append(el('p', {}, t('js_EmptyTimeline')));
  else section.append(...lanes(result.timeline, playing));
  if (result.faces?.length) section.append(el('h3', {}, t('js_FacesFound', result.faces.length)), faceTable(result.faces));
  return section;
}

function lanes(timeline, playing) {
  const length = Math.max(...timeline.map(entry => entry.end));
  const senses = [...new Set(timeline.map(entry => entry.modality))];
  const heads = [];
  const lane = (name, entries) => {
    const drawing = el('svg:svg', { viewBox: `0 0 ${length} 1`, preserveAspectRatio: 'none', role: 'img', 'aria-label': t('js_LaneOf', name, entries.length) });
    for (const entry of entries) {
      drawing.append(el('svg:rect', { class: `emotion-${leading(entry.scores)}`, x: entry.start, y: 0, width: Math.max(entry.end - entry.start, length / 400), height: 1 },
        el('svg:title', {}, `${clock(entry.start)} ${finding(entry)}`)));
    }
    const head = el('svg:line', { class: 'playhead', x1: 0, x2: 0, y1: 0, y2: 1 });
    drawing.append(head);
    heads.push(head);
    drawing.addEventListener('click', event => {
      if (playing) playing.currentTime = length * (event.offsetX / drawing.clientWidth);
    });
    return [el('span', {}, name), drawing];
  };
  const rows = senses.flatMap(sense => lane(t(`js_${sense}`), timeline.filter(entry => entry.modality === sense)));
  if (senses.length > 1) rows.push(...lane(t('js_Fused'), fused(timeline, length)));
  playing?.addEventListener('timeupdate', () => heads.forEach(head => {
    head.setAttribute('x1', playing.currentTime);
    head.setAttribute('x2', playing.currentTime);
  }));
  const seen = emotions.filter(name => timeline.some(entry => leading(entry.scores) === name));
  return [
    el('div', { class: 'lanes' }, ...rows),
    el('ul', { class: 'legend' }, ...seen.map(name => el('li', {}, el('i', { class: `emotion-${name}`, 'aria-hidden': 'true' }), emotionName(name)))),
    ...(senses.length > 1 ? [el('p', { class: 'hint' }, t('js_FusedHow'))] : []),
    table(timeline),
  ];
}

const leading = scores => emotions.reduce((best, name) => scores[name] > scores[best] ? name : best);

/** A sound is told by what it is, everything else by its emotion. */
const finding = entry => entry.event
  ? `${t(`js_event_${entry.event}`)} ${percent(entry.confidence)}`
  : `${emotionName(leading(entry.scores))} ${percent(entry.scores[leading(entry.scores)])}`;

/** Each second, the mean of the senses that say something of it. */
function fused(timeline, length) {
  const seconds = [];
  for (let start = 0; start < length; start++) {
    const end = Math.min(start + 1, length);
    const now = timeline.filter(entry => entry.start < end && entry.end > start);
    if (now.length === 0) continue;
    const bySense = [...Map.groupBy(now, entry => entry.modality).values()];
    const mean = (list, of) => list.reduce((sum, item) => sum + of(item), 0) / list.length;
    seconds.push({ start, end, scores: Object.fromEntries(emotions.map(name => [name, mean(bySense, entries => mean(entries, entry => entry.scores[name]))])) });
  }
  return seconds;
}

function table(timeline) {
  return el('details', {}, el('summary', {}, t('js_AsTable')), el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t('js_AsTable') }, el('table', {},
    el('thead', {}, el('tr', {}, ...['js_From', 'js_To', 'js_Sense', 'js_Emotion'].map(name => el('th', { scope: 'col' }, t(name))))),
    el('tbody', {}, ...timeline.map(entry => el('tr', {},
      el('td', { class: 'number' }, clock(entry.start)),
      el('td', { class: 'number' }, clock(entry.end)),
      el('td', {}, t(`js_${entry.modality}`)),
      el('td', {}, finding(entry))))))));
}

// A text

function words(result, text) {
  const section = el('section', { class: 'card' }, el('h3', {}, t('js_Evidence')));
  const evidence = result.text.evidence;
  if (text !== null && evidence.length > 0) section.append(marked(text, evidence));
  if (evidence.length === 0) section.append(el('p', {}, t('js_NoEvidence')));
  else {
    section.append(el('ul', {}, ...evidence.map(word => el('li', {},
      el('strong', {}, word.word), ` ${signed(word.contribution)} (${word.lexicon === 'vader' ? 'VADER' : 'SentiWordNet'})`))));
  }
  if (result.text.sentences) {
    section.append(el('h3', {}, t('js_Sentences')), el('ol', {}, ...result.text.sentences.map(sentence => el('li', {},
      text === null ? '' : `“${text.slice(sentence.start, sentence.start + sentence.length).trim()}” `,
      `${emotionName(sentence.dominant)}${sentence.confidence > 0 ? ` ${percent(sentence.confidence)}` : ''}`))));
  }
  return section;
}

function marked(text, evidence) {
  const line = el('p', { class: 'words' });
  let at = 0;
  for (const word of [...evidence].sort((one, other) => one.start - other.start)) {
    if (word.start < at) continue;
    line.append(text.slice(at, word.start), el('mark', { class: word.contribution < 0 ? 'negative' : null }, text.slice(word.start, word.start + word.length)));
    at = word.start + word.length;
  }
  line.append(text.slice(at));
  return line;
}
