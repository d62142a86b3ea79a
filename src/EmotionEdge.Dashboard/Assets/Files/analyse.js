// Gives files and texts to be analysed, shows how far it is and what came of it, and the list of those before.
import { $, el, t, show, call, failOnError, percent, number, moment, emotionName, listen, Problem } from './ui.js';
import { showResult, forgetResult } from './result.js';
import { toast } from './toast.js';

const api = '/api/v1/analyses';
const form = $('#give');
let running = null;
let sending = null;

// Giving

const input = $('#file');
const drop = $('#drop');
input.addEventListener('change', () => { if (input.files.length > 0) giveFile(input.files[0]); });
for (const name of ['dragenter', 'dragover']) {
  drop.addEventListener(name, event => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', event => {
  event.preventDefault();
  drop.classList.remove('over');
  if (event.dataTransfer.files.length > 0) giveFile(event.dataTransfer.files[0]);
});
$('#give-text').addEventListener('submit', event => {
  event.preventDefault();
  giveText($('#text').value);
});
$('#cancel').addEventListener('click', cancel);

async function giveFile(file) {
  begin(t('js_Sending', file.name));
  await run(async () => follow(await send(file), { file }));
  input.value = '';
}

async function giveText(text) {
  begin(t('js_Analysing'));
  await run(async () => follow(await call('POST', api, { text }), { text }));
}

/** Only XMLHttpRequest tells how far an upload is. */
function send(file) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    sending = request;
    const body = new FormData();
    // The field that says whether to keep it comes first: the file is taken as it comes.
    body.append('keep', $('#keep').checked);
    body.append('file', file, file.name);
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => setProgress('#upload-progress', event.lengthComputable ? event.loaded / event.total : null));
    request.addEventListener('load', () => failOnError(request.status, () => request.response).then(() => resolve(request.response), reject));
    request.addEventListener('error', () => reject(new Problem(t('js_NoAnswer'))));
    request.addEventListener('abort', () => reject(new Problem(t('js_Cancelled'))));
    request.open('POST', api);
    request.send(body);
  });
}

/** Asks how it stands until it has ended. */
async function follow(job, source) {
  sending = null;
  running = job.id;
  setProgress('#upload-progress', 1);
  $('#doing').textContent = t('js_Analysing');
  while (job.state === 'waiting' || job.state === 'running') {
    $('#doing').textContent = job.state === 'waiting' ? t('js_Waiting') : t('js_Analysing');
    setProgress('#analysis-progress', job.state === 'running' && job.progress > 0 ? job.progress : null);
    await new Promise(resolve => setTimeout(resolve, 300));
    job = await call('GET', `${api}/${job.id}`);
  }
  if (job.state === 'failed') throw new Problem(job.error);
  if (job.state === 'cancelled') throw new Problem(t('js_Cancelled'));
  setProgress('#analysis-progress', 1);
  open(job, source);
}

async function cancel() {
  if (sending) sending.abort();
  else if (running) await call('POST', `${api}/${running}/cancel`).catch(fail);
}

function begin(text) {
  show($('#problem'), false);
  forgetResult();
  setProgress('#upload-progress', 0);
  setProgress('#analysis-progress', 0);
  $('#doing').textContent = text;
  show($('#progress'), true);
  show(form, false);
  $('#cancel').focus();
}

async function run(work) {
  try {
    await work();
  } catch (problem) {
    fail(problem);
  } finally {
    sending = running = null;
    show($('#progress'), false);
    show(form, true);
    await list();
  }
}

function fail(problem) {
  if (!(problem instanceof Problem)) console.error(problem);
  $('#problem-text').textContent = problem.message;
  show($('#problem'), true);
  $('#problem').focus();
}

function setProgress(selector, value) {
  const bar = $(selector);
  if (value === null) bar.removeAttribute('value');
  else bar.value = value;
}

// Results

function open(job, source) {
  showResult(job, source);
  history.replaceState(null, '', `#${job.id}`);
  $('#result').focus();
  $('#result').scrollIntoView({ block: 'start' });
}

async function openAgain(id) {
  try {
    const job = await call('GET', `${api}/${encodeURIComponent(id)}`);
    if (job.result) open(job, job.kept ? { address: `${api}/${job.id}/file` } : {});
    else fail(new Problem(job.error ?? t('js_Cancelled')));
  } catch (problem) {
    fail(problem);
  }
}

// The list

async function list() {
  const search = $('#search').value.trim();
  const jobs = await call('GET', search ? `${api}?search=${encodeURIComponent(search)}` : api).catch(problem => { fail(problem); return []; });
  $('#history').replaceChildren(...jobs.map(row));
  show($('#history-table'), jobs.length > 0);
  $('#history-count').textContent = jobs.length === 0 ? t('js_NoAnalyses') : t('js_Analyses', jobs.length);
  $('#delete-all').disabled = jobs.length === 0;
}

function row(job) {
  const name = job.mediaType === 'text/plain' && job.name === 'text' ? t('js_TextOf', number(job.bytes)) : job.name;
  const finding = job.state === 'done'
    ? job.confidence > 0 ? `${emotionName(job.dominant)}, ${percent(job.confidence)}` : emotionName(job.dominant)
    : t(`js_state_${job.state}`);
  return el('tr', {},
    el('td', { class: 'name' }, job.state === 'done'
      ? el('a', { href: `#${job.id}`, onclick: event => { event.preventDefault(); openAgain(job.id); } }, name)
      : name),
    el('td', {}, finding, job.error ? el('div', { class: 'hint' }, job.error) : null),
    el('td', {}, moment(job.submitted)),
    el('td', {}, job.kept ? t('js_Kept') : ''),
    el('td', {}, el('button', { type: 'button', class: 'danger', 'aria-label': t('js_DeleteOf', name), onclick: () => remove(job.id) }, t('js_Delete'))));
}

async function remove(id) {
  await call('DELETE', `${api}/${id}`).catch(fail);
  if (location.hash === `#${id}`) forgetResult();
  await list();
}

let pause = 0;
$('#search').addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(list, 250);
});
$('#delete-all').addEventListener('click', () => $('#sure-dialog').showModal());
$('#sure-dialog').addEventListener('close', async () => {
  if ($('#sure-dialog').returnValue !== 'yes') return;
  await call('DELETE', api).catch(fail);
  forgetResult();
  await list();
});

listen({ alert: toast });
await list();
if (/^#[0-9a-f]{32}$/.test(location.hash)) await openAgain(location.hash.slice(1));
