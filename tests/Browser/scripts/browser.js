// What all scripts share: a browser that notices what must not happen, the first start, axe.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const address = process.env.ADDRESS.replace(/\/$/, '');
export const administrator = { name: 'anna', password: 'correct horse battery' };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// Runs a script with a browser, and fails when a page asked another host for something, broke the content policy or
/// threw an error. `open(options)` gives a page of a browser of its own, without cookies.
export async function run(script) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  const faults = [];
  const open = async (options = {}) => {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on('request', request => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== address) faults.push(`asked ${url}`);
    });
    page.on('pageerror', error => faults.push(`${page.url()}: ${error}`));
    page.on('console', message => {
      if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  };
  try {
    await script(open);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
}

/// Makes the administrator with the code from the console; the page is logged in afterwards.
export async function setUp(page) {
  await page.goto(address);
  await page.getByLabel('Set-up code').fill(process.env.CODE);
  await page.getByLabel('User name').fill(administrator.name);
  await page.getByLabel('New password', { exact: true }).fill(administrator.password);
  await page.getByLabel('The new password once more').fill(administrator.password);
  await page.getByRole('button', { name: 'Make the administrator' }).click();
  await page.getByRole('button', { name: 'Log out', exact: true }).waitFor();
}

export async function logIn(page, { name, password }) {
  await page.goto(`${address}/login`);
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/// An account that the administrator's page adds, with the password that it chose at its first login in another page.
export async function addPerson(adminPage, page, name, role) {
  await adminPage.goto(`${address}/accounts`);
  const form = adminPage.getByRole('region', { name: 'Add an account' });
  await form.getByLabel('User name').fill(name);
  await form.getByLabel('Role').selectOption({ label: role });
  await form.getByRole('button', { name: 'Add an account' }).click();
  const first = (await adminPage.getByRole('status').locator('.code').textContent()).trim();
  const person = { name, password: `${name} chose this herself` };
  await logIn(page, { name, password: first });
  await page.getByLabel('Current password').fill(first);
  await page.getByLabel('New password', { exact: true }).fill(person.password);
  await page.getByLabel('The new password once more').fill(person.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  return person;
}

/// Fails when axe finds anything, or when the page is wider than the window.
export async function check(page) {
  // Past the content policy: it is the test that runs it, not the page.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(one => `${page.url()}: ${one.id}: ${one.help}: ${one.nodes.map(node => node.html).join(' ')}`), []);
  const [content, window] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `${page.url()} is ${content} px wide in a window of ${window} px`);
}

/// Sends a command to the service as its broker's other clients do.
export const publish = (topic, message) => execFileSync(
  'mosquitto_pub', ['-h', '127.0.0.1', '-p', process.env.BROKER_PORT, '-q', '1', '-t', `emotionedge/box/${topic}`, '-m', message]);

/// Waits until something is so; fails with what is not.
export async function until(fault, condition) {
  for (let tries = 0; tries < 300; tries++) {
    if (await condition()) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  assert.fail(fault);
}

/// Sends it again and again until it has had its effect: a service that has only just started does not listen yet.
export async function publishUntil(topic, message, isThere) {
  for (let tries = 0; tries < 60; tries++) {
    publish(topic, message);
    for (let looks = 0; looks < 10; looks++) {
      if (await isThere()) return;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  assert.fail(`'${message}' to ${topic} had no effect`);
}

/// Where a page led to, without the host.
export const path = page => page.url().slice(address.length);
