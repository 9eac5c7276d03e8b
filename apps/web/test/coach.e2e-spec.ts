import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { eventually, startCoach, type CoachStack } from '../../../tools/local/test/coach-stack.ts';
import { findChromium } from '../../../tools/local/system.ts';

const ARTEFACTS = path.resolve(import.meta.dirname, '../../../test-artefacts');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

let coach: CoachStack;
let owner: pg.Pool;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];

beforeAll(async () => {
  fs.mkdirSync(ARTEFACTS, { recursive: true });
  coach = await startCoach({ web: true });
  owner = new pg.Pool({ connectionString: coach.stack.databaseUrl('postgres'), max: 1 });
  const executablePath = findChromium({ searchPath: process.env['PATH'], override: process.env['CHROMIUM_BIN'] });
  browser = await chromium.launch({ executablePath, args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await owner?.end();
  await coach?.close();
}, 60_000);
beforeEach(async () => {
  await coach.standIn('faults', { plan: [] });
  await coach.standIn('mode', { mode: 'extractive', firstTokenMs: 60, tokensPerSecond: 400 });
});

async function open(device: object): Promise<void> {
  await context?.close();
  context = await browser.newContext({ ...device, colorScheme: 'dark', reducedMotion: 'reduce' });
  page = await context.newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => new URL(request.url()).origin === coach.stack.urls.web || problems.push(`external: ${request.url()}`));
  await page.goto(coach.stack.urls.web);
}
const shot = (name: string) => page.screenshot({ path: path.join(ARTEFACTS, `${name}.png`) });

async function signIn(email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Message to Coach K').waitFor();
}
const signInAsDemo = () => signIn('demo@hyrox.local', coach.stack.keys.accountPasswords['demo@hyrox.local']);

async function ask(question: string): Promise<void> {
  await page.getByLabel('Message to Coach K').fill(question);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Stop the answer' }).waitFor();
}
const thread = () => page.getByRole('log');
const answered = async () => {
  await page.getByRole('button', { name: 'Copy answer' }).last().waitFor({ timeout: 40_000 });
  await page.getByRole('button', { name: 'Stop the answer' }).waitFor({ state: 'hidden', timeout: 40_000 });
};
const lastStored = async () =>
  (
    (await owner.query(`select content from messages where role = 'assistant' order by seq desc limit 1`)).rows[0] as
      { content: string } | undefined
  )?.content ?? '';
// Letters only: a number at the start of a line is a list marker once it is rendered.
const plain = (text: string) => text.replace(/[^\p{L}]+/gu, '');
const accessible = async () => (await new AxeBuilder({ page }).analyze()).violations.map((violation) => violation.id);

test('on a phone: sign in as the demo athlete, ask, read the answer as it comes, open a source', async () => {
  await open(PHONE);
  await page.getByLabel('E-mail').waitFor();
  await shot('phone-sign-in');
  expect(await accessible()).toEqual([]);
  await signInAsDemo();
  await shot('phone-empty');
  await ask("What's the best sled push technique?");
  await thread()
    .getByText(/152 kg/)
    .first()
    .waitFor();
  await answered();
  await shot('phone-answer');
  expect(await accessible()).toEqual([]);
  await page.getByRole('button', { name: /^Source 1/ }).click();
  await page.getByRole('region', { name: 'Passage' }).waitFor();
  await shot('phone-source');
  expect(problems).toEqual([]);
});

test('on a phone: a reload in mid-answer goes on where it was, and the whole text is there', async () => {
  await open(PHONE);
  await signInAsDemo();
  await coach.standIn('mode', { mode: 'scripted', script: { generate: { tokens: 420 } }, tokensPerSecond: 90 });
  await ask('Tell me a long story about lunges');
  await eventually('text flows', async () => ((await thread().textContent()) ?? '').length > 400);
  await page.reload();
  await shot('phone-after-reload');
  await answered();
  await eventually('the page shows what is stored', async () =>
    plain((await thread().textContent()) ?? '').includes(plain(await lastStored())),
  );
  expect(problems).toEqual([]);
});

test('on a phone: a lost network in mid-answer is said quietly, and nothing is lost', async () => {
  await open(PHONE);
  await signInAsDemo();
  await coach.standIn('mode', { mode: 'scripted', script: { generate: { tokens: 500 } }, tokensPerSecond: 90 });
  await ask('Tell me about the row');
  await eventually('text flows', async () => ((await thread().textContent()) ?? '').length > 300);
  await context.setOffline(true);
  await page
    .getByText(/nothing is lost/i)
    .first()
    .waitFor();
  await shot('phone-offline');
  await context.setOffline(false);
  await answered();
  await eventually('the page shows what is stored', async () =>
    plain((await thread().textContent()) ?? '').includes(plain(await lastStored())),
  );
  expect(problems).toEqual([]);
});

test('on a phone: a cold model says that it is warming up', async () => {
  await open(PHONE);
  await signInAsDemo();
  await coach.standIn('faults', { plan: [{ fault: 'cold_start', ms: 5_000, times: 1 }] });
  await ask('How long is the row?');
  await page
    .getByText(/warming up/i)
    .first()
    .waitFor({ timeout: 10_000 });
  await shot('phone-warming');
  await answered();
  expect(problems).toEqual([]);
});

test('on a desktop: sign up, ask, stop, find the conversation again after a reload', async () => {
  await open({ viewport: { width: 1440, height: 900 } });
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('E-mail').fill(`new-${crypto.randomUUID()}@example.org`);
  await page.getByLabel('Password').fill(crypto.randomUUID());
  await page.getByRole('button', { name: 'Create account', exact: true }).click();
  await page.getByLabel('Message to Coach K').waitFor();
  await shot('desktop-empty');
  await coach.standIn('mode', { mode: 'scripted', script: { generate: { tokens: 900 } }, tokensPerSecond: 120 });
  await ask('Never stop talking');
  await eventually('text flows', async () => ((await thread().textContent()) ?? '').length > 300);
  await page.getByRole('button', { name: 'Stop the answer' }).click();
  await page.getByText('Stopped by you').waitFor();
  await coach.standIn('mode', { mode: 'extractive', tokensPerSecond: 400 });
  await ask('How should I pace my 1km runs between stations?');
  await answered();
  await shot('desktop-answer');
  expect(await accessible()).toEqual([]);
  await page.reload();
  await thread().getByText('Never stop talking').waitFor();
  await page.getByRole('navigation', { name: 'Conversations and account' }).getByText('Never stop talking').first().waitFor();
  await shot('desktop-after-reload');
  expect(problems).toEqual([]);
});
