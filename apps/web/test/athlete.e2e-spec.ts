import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { chromium, type Browser, type BrowserContext, type Page, type Route } from 'playwright-core';
import { eventually, startCoach, type CoachStack } from '../../../tools/local/test/coach-stack.ts';
import { findChromium } from '../../../tools/local/system.ts';

const ARTEFACTS = path.resolve(import.meta.dirname, '../../../test-artefacts');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
const ZONE = 'Europe/Berlin';
const DAY_MS = 86_400_000;

let coach: CoachStack;
let owner: pg.Pool;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let problems: string[];

/** One athlete lives through the whole file, on a phone and on a desktop, in the order of the tests. */
const kim = { email: `kim-${crypto.randomUUID()}@example.org`, password: crypto.randomUUID() };

beforeAll(async () => {
  fs.mkdirSync(ARTEFACTS, { recursive: true });
  coach = await startCoach({ web: true });
  owner = new pg.Pool({ connectionString: coach.stack.databaseUrl('postgres'), max: 1 });
  await coach.standIn('mode', { mode: 'extractive', firstTokenMs: 0, tokensPerSecond: 0 });
  const executablePath = findChromium({ searchPath: process.env['PATH'], override: process.env['CHROMIUM_BIN'] });
  browser = await chromium.launch({ executablePath, args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await owner?.end();
  await coach?.close();
}, 60_000);

async function open(device: object, where = '/'): Promise<void> {
  await context?.close();
  context = await browser.newContext({ ...device, colorScheme: 'dark', reducedMotion: 'reduce', timezoneId: ZONE, locale: 'en-GB' });
  page = await context.newPage();
  problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(web(where));
}
const web = (where: string) => `${coach.stack.urls.web}${where}`;
const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** Looks at a screen as it stands: kept as a picture, without violations, without a scroll bar sideways. */
async function look(name: string, within = 'html'): Promise<void> {
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}.png`) });
  expect((await new AxeBuilder({ page }).include(within).analyze()).violations.map((violation) => violation.id)).toEqual([]);
  expect(await fits()).toBe(true);
}

async function signUp(): Promise<void> {
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('E-mail').fill(kim.email);
  await page.getByLabel('Password').fill(kim.password);
  await page.getByRole('button', { name: 'Create account', exact: true }).click();
}
async function signIn(): Promise<void> {
  await page.getByLabel('E-mail').fill(kim.email);
  await page.getByLabel('Password').fill(kim.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
const pick = (name: string | RegExp) => page.getByRole('radio', { name, exact: true }).click();
const go = () => page.getByRole('button', { name: 'Continue' }).click();
const step = (number: number) => page.getByText(`Step ${number} of 6`, { exact: true }).waitFor();
const dayIn = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' }).format(new Date(Date.now() + days * DAY_MS));
const today = () => dayIn(0);

async function profileRow(): Promise<Record<string, unknown>> {
  const sql = `select p.* from athlete_profiles p join auth.users u on u.id = p.id where u.email = $1`;
  return (await owner.query(sql, [kim.email])).rows[0] as Record<string, unknown>;
}
async function count(table: 'workout_logs' | 'running_logs' | 'benchmark_tests'): Promise<number> {
  const sql = `select count(*)::int as n from ${table} l join auth.users u on u.id = l.athlete_id where u.email = $1`;
  return ((await owner.query(sql, [kim.email])).rows[0] as { n: number }).n;
}
async function ask(question: string): Promise<string> {
  await page.getByLabel('Message to Coach K').fill(question);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Copy answer' }).last().waitFor({ timeout: 40_000 });
  const requests = (await coach.standIn('requests?limit=1')) as { messages: { role: string; content: string }[] }[];
  return requests[0]?.messages.map(({ content }) => content).join('\n') ?? '';
}

test('the first sign-in leads to the form; errors stand at their fields; skipping leads to the coach and is not asked again', async () => {
  await open(PHONE);
  await signUp();
  await step(1);
  await look('phone-onboarding');
  await go();
  await page.getByText('Choose the one that is nearest.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  await look('phone-onboarding-errors');
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await page.getByLabel('Message to Coach K').waitFor();
  await eventually('the skip is stored', async () => (await profileRow())['onboarding'] === 'skipped');
  await page.reload();
  await page.getByLabel('Message to Coach K').waitFor();
  expect(await ask('How long is the row?')).not.toContain('Athlete profile');
  expect(problems).toEqual([]);
});

test('the form goes on where it was left, on another device; Enter goes on, Back goes back', async () => {
  await open(PHONE);
  await signIn();
  await page.getByLabel('Message to Coach K').waitFor();
  await page.goto(web('/onboarding'));
  await step(1);
  await pick('I have a date');
  await page.getByLabel('Race day').fill(dayIn(28));
  await pick('Intermediate');
  await page.getByLabel(/^Time to train/).fill('7,5');
  await page.keyboard.press('Enter');
  await step(2);
  await page.getByLabel('Birth year').fill('1991');
  await pick('Female');
  await pick('lb · mi');
  await page.getByLabel(/^Weight/).fill('140');
  await look('phone-onboarding-body');
  await go();
  await step(3);
  await open(DESKTOP);
  await signIn();
  await step(3);
  await page.getByRole('button', { name: 'Back' }).click();
  await step(2);
  expect(await page.getByLabel(/^Weight/).inputValue()).toBe('140');
  await page.goBack();
  await step(3);
  expect(await profileRow()).toMatchObject({ weight_kg: '63.5', sex: 'female', timezone: ZONE, preferences: { units: 'imperial' } });
  expect(problems).toEqual([]);
});

test('the rest of the form, with the two questions apart; the next turn of the coach knows the athlete', async () => {
  await page.getByLabel(/^Running/).fill('25');
  await pick('3');
  await page.getByLabel(/^Goal time/).fill('1:20');
  await go();
  await step(4);
  await page.getByRole('checkbox', { name: 'SkiErg' }).click();
  await look('desktop-onboarding-equipment');
  await go();
  await step(5);
  await page.getByLabel('Injury or limit').fill('Left knee, no deep lunges');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Injuries and limits' }).getByText('Left knee').waitFor();
  await go();
  await step(6);
  const health = page.getByRole('switch', { name: /health data/ });
  expect([await health.isChecked(), await page.getByRole('switch', { name: /train Coach K/ }).isChecked()]).toEqual([false, false]);
  await health.click();
  await page.getByText('Saved').waitFor();
  await page.getByText('Why we ask').first().click();
  await look('desktop-onboarding-consent');
  await page.getByRole('button', { name: 'Go to Coach K' }).click();
  await page.getByLabel('Message to Coach K').waitFor();
  expect((await profileRow())['onboarding']).toBe('done');
  const prompt = await ask('What should I do this week?');
  for (const fact of [
    '63.5kg',
    'runs 25 mi/week',
    '3 strength days/week',
    'race in 28 days',
    'goal: 80 min',
    'Left knee, no deep lunges',
  ]) {
    expect(prompt).toContain(fact);
  }
  expect(problems).toEqual([]);
});

test('on a phone: a workout, a run and a benchmark in a few taps, and the calendar shows them', async () => {
  await open(PHONE, '/log');
  await signIn();
  await page.getByRole('region', { name: 'Race countdown' }).getByText('28 days').waitFor();
  await page.getByText(/^Nothing logged/).waitFor();
  await look('phone-log-empty');
  await pick('HIIT');
  await page.getByRole('button', { name: '5 more' }).click();
  await pick(/^8,/);
  await page.getByLabel('Notes').fill('6 × 50 m sled');
  await page.getByRole('button', { name: 'Save to log' }).click();
  await page.getByText('45 min · RPE 8', { exact: true }).waitFor();
  await page
    .getByRole('radiogroup')
    .or(page.getByRole('group', { name: 'What to log' }))
    .getByRole('radio', { name: 'Run' })
    .click();
  await page.getByLabel(/^Distance/).fill('3');
  await page.getByLabel('Time').fill('22:30');
  await page.getByText('Pace 7:30/mi').waitFor();
  await page.getByRole('button', { name: 'Save to log' }).click();
  await page.getByText('3 mi · 22:30 · 7:30/mi', { exact: true }).waitFor();
  await page.getByRole('group', { name: 'What to log' }).getByRole('radio', { name: 'Benchmark' }).click();
  await pick('Full simulation');
  await page.getByLabel('Total time').fill('1:19:40');
  await page.keyboard.press('Enter');
  await page.getByText('1:19:40', { exact: true }).waitFor();
  await eventually('all three are stored', async () => {
    const stored = [await count('workout_logs'), await count('running_logs'), await count('benchmark_tests')];
    return stored.join() === '1,1,1';
  });
  await page.reload();
  await page.getByText('3 mi · 22:30 · 7:30/mi', { exact: true }).waitFor();
  const cell = page.locator(`[data-day="${today()}"]`);
  for (const title of ['HIIT', 'Easy run', 'Full simulation']) await expect(cell.textContent()).resolves.toContain(title);
  await cell.click();
  await page.getByRole('button', { name: 'Show the month' }).waitFor();
  await look('phone-log');
  expect(problems).toEqual([]);
});

test('on a phone without a signal: an entry waits in sight, survives a lost answer and is stored once', async () => {
  await context.setOffline(true);
  await pick('Strength');
  await page.getByRole('button', { name: 'Save to log' }).click();
  await page.getByText('Waiting to send', { exact: true }).waitFor();
  await look('phone-log-offline');
  // The first answer after the network is back is lost on its way, although the entry arrived.
  let posts = 0;
  await context.route('**/api/workouts', async (route) => {
    if (route.request().method() !== 'POST' || ++posts > 1) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await context.setOffline(false);
  await page.getByText('Waiting to send', { exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Entries' }).getByText('Strength').waitFor();
  expect([posts, await count('workout_logs')]).toEqual([2, 2]);
});

test('an entry is edited and deleted, with a question before it is gone', async () => {
  await page.getByRole('button', { name: 'Edit HIIT' }).click();
  const sheet = page.getByRole('dialog', { name: 'Edit workout' });
  await sheet.getByRole('radio', { name: /^9,/ }).click();
  await sheet.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('45 min · RPE 9', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Delete Strength' }).click();
  await look('phone-log-delete');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Delete Strength' }).click();
  await page.getByRole('button', { name: 'Delete entry' }).click();
  await eventually('it is gone for good', async () => (await count('workout_logs')) === 1);
  await page.reload();
  await page.getByText('45 min · RPE 9', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Delete Strength' }).waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
});

test('on a desktop: the profile is edited where it stands, says when it is saved, and offers a way back when it is not', async () => {
  await open(DESKTOP, '/me');
  await signIn();
  await page.getByRole('region', { name: 'Training' }).getByText('25 mi / week').waitFor();
  await look('desktop-me', 'main');
  await page.getByRole('button', { name: 'Edit: Training' }).click();
  const training = page.getByRole('region', { name: 'Training' });
  await training.getByLabel(/^Goal time/).fill('1:15');
  await training.getByText('Saved').waitFor();
  expect((await profileRow())['goal_time_minutes']).toBe('75.0');
  await context.setOffline(true);
  await training.getByLabel(/^Goal time/).fill('1:10');
  await training.getByText('Not saved. What you entered is still here.').waitFor();
  await look('desktop-me-not-saved', 'main');
  await context.setOffline(false);
  await training.getByRole('button', { name: 'Try again' }).click();
  await training.getByText('Saved', { exact: true }).waitFor();
  await training.getByRole('button', { name: 'Done' }).click();
  await training.getByText('1:10').waitFor();
  await pick('kg · km');
  await training.getByText('40 km / week').waitFor();
  expect(problems).toEqual([]);
});

test('a consent is taken back with the switch it was given with, and the next turn knows nothing', async () => {
  const health = page.getByRole('switch', { name: /health data/ });
  await page.getByText(/^Given on/).waitFor();
  await health.click();
  await page.getByText(/^Taken back on/).waitFor();
  expect(await health.isChecked()).toBe(false);
  await page.goto(web('/coach'));
  await page.getByLabel('Message to Coach K').waitFor();
  expect(await ask('And now, what should I do?')).not.toContain('Athlete profile');
});

test('everything fits and can be reached at 360 px and at twice the size', async () => {
  const screens = [
    { where: '/log', there: page.getByRole('button', { name: 'Save to log' }) },
    { where: '/me', there: page.getByRole('switch').first() },
    { where: '/onboarding?step=body', there: page.getByLabel('Birth year') },
    { where: '/onboarding?step=consent', there: page.getByRole('switch').first() },
  ];
  const sizes = [
    { width: 360, height: 740 },
    { width: 720, height: 450 },
  ];
  for (const { where, there } of screens) {
    await page.goto(web(where));
    await there.waitFor();
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect([where, size.width, await fits()]).toEqual([where, size.width, true]);
    }
  }
});

test('what waited for a signal is sent from the coach too', async () => {
  const before = await count('workout_logs');
  await page.goto(web('/log'));
  await page.getByRole('button', { name: 'Save to log' }).waitFor();
  await context.setOffline(true);
  await pick('Recovery');
  await page.getByRole('button', { name: 'Save to log' }).click();
  await page.getByText('Waiting to send', { exact: true }).waitFor();
  const lose = (route: Route) => (route.request().method() === 'POST' ? route.abort() : route.fallback());
  await context.route('**/api/workouts', lose);
  await context.setOffline(false);
  await page.goto(web('/coach'));
  await page.getByLabel('Message to Coach K').waitFor();
  expect(await count('workout_logs')).toBe(before);
  await context.unroute('**/api/workouts', lose);
  await eventually('it is stored', async () => (await count('workout_logs')) === before + 1);
});
