import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { eventually, startCoach, type CoachStack } from '../../../tools/local/test/coach-stack.ts';
import { findChromium } from '../../../tools/local/system.ts';

const ARTEFACTS = path.resolve(import.meta.dirname, '../../../test-artefacts');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
const ERASED_WITHIN_MS = 60_000;

let coach: CoachStack;
let owner: pg.Pool;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  fs.mkdirSync(ARTEFACTS, { recursive: true });
  coach = await startCoach({ web: true });
  owner = new pg.Pool({ connectionString: coach.stack.databaseUrl('postgres'), max: 1 });
  await coach.standIn('mode', { mode: 'extractive', firstTokenMs: 20, tokensPerSecond: 400 });
  const executablePath = findChromium({ searchPath: process.env['PATH'], override: process.env['CHROMIUM_BIN'] });
  browser = await chromium.launch({ executablePath, args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
}, 240_000);
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await owner?.end();
  await coach?.close();
}, 60_000);

async function open(device: object, where = '/'): Promise<Page> {
  const context = await browser.newContext({ ...device, colorScheme: 'dark', reducedMotion: 'reduce', locale: 'en-GB' });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${coach.stack.urls.web}${where}`);
  return page;
}

interface Person {
  email: string;
  password: string;
}

async function enter(page: Page, { email, password }: Person, button: 'Sign in' | 'Create account'): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: button, exact: true }).click();
}
const composer = (page: Page) => page.getByLabel('Message to Coach K');
const pick = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();
const go = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();
const step = (page: Page, number: number) => page.getByText(`Step ${number} of 6`, { exact: true }).waitFor();
const accessible = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map((violation) => violation.id);

async function signUpAndOnboard(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: 'Create an account' }).click();
  await enter(page, person, 'Create account');
  await step(page, 1);
  await pick(page, 'No race planned');
  await pick(page, 'Intermediate');
  await page.getByLabel(/^Time to train/).fill('6');
  await go(page);
  await step(page, 2);
  await page.getByLabel('Birth year').fill('1991');
  for (const next of [3, 4, 5, 6]) {
    await go(page);
    await step(page, next);
  }
  for (const purpose of [/health data/, /train Coach K/]) {
    await page.getByRole('switch', { name: purpose }).click();
    await eventually('the switch is on', () => page.getByRole('switch', { name: purpose }).isChecked());
  }
  await page.getByRole('button', { name: 'Go to Coach K' }).click();
  await composer(page).waitFor();
}

async function ask(page: Page, question: string): Promise<void> {
  await composer(page).fill(question);
  await page.getByRole('button', { name: 'Send' }).click();
}
const answered = (page: Page) => page.getByRole('button', { name: 'Copy answer' }).last().waitFor({ timeout: 40_000 });

async function idOf(email: string): Promise<string> {
  return ((await owner.query('select id from auth.users where email = $1', [email])).rows[0] as { id: string }).id;
}

/** Tables that hold any of the words anywhere in a row. */
async function tablesThatSay(words: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await owner.query(`select from ${name} t where t::text ilike any ($1) limit 1`, [
      words.map((word) => `%${word}%`),
    ]);
    if (hits.length) found.push(name);
  }
  return found;
}

/** Files of the event stream and of the logs that hold any of the words. */
function filesThatSay(words: string[]): string[] {
  const files = fs.readdirSync(coach.dataDir, { recursive: true, encoding: 'utf8' }).filter((file) => !file.startsWith('database'));
  const readable = files.map((file) => path.join(coach.dataDir, file)).filter((file) => fs.statSync(file).isFile());
  expect(readable.some((file) => file.endsWith('.blk'))).toBe(true);
  return readable.filter((file) => {
    const bytes = fs.readFileSync(file, 'latin1');
    return words.some((word) => bytes.includes(word));
  });
}

test.each([
  ['phone', PHONE, DESKTOP],
  ['desktop', DESKTOP, PHONE],
] as const)('on a %s: from the first sign-up to the last trace', async (name, device, second) => {
  const canary = `canary${crypto.randomUUID().slice(0, 8)}`;
  const person = { email: `${canary}@example.org`, password: crypto.randomUUID() };
  const page = await open(device);
  await signUpAndOnboard(page, person);
  const athleteId = await idOf(person.email);

  // Chat, thumb, reload.
  await ask(page, `How do I pace the sled push? My club is ${canary}.`);
  await answered(page);
  await page.getByRole('button', { name: 'Good answer' }).click();
  await page.getByRole('checkbox', { name: 'Clear' }).click();
  await eventually('the reason is on', () => page.getByRole('checkbox', { name: 'Clear' }).isChecked());
  await page.getByRole('button', { name: 'Done' }).click();
  await eventually('the thumb is stored with its reason', async () => {
    const { rows } = await owner.query('select rating, reasons from message_feedback where athlete_id = $1', [athleteId]);
    return JSON.stringify(rows) === JSON.stringify([{ rating: 1, reasons: ['clear'] }]);
  });
  await page.reload();
  await answered(page);
  expect(await page.getByRole('button', { name: 'Good answer' }).getAttribute('aria-pressed')).toBe('true');
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}-journey-chat.png`) });

  // A second device reads the same conversation and sees the next answer as it is made on the first.
  const other = await open(second, new URL(page.url()).pathname);
  await enter(other, person, 'Sign in');
  await answered(other);
  await ask(page, 'And the sled pull?');
  await other.getByRole('log').getByText('And the sled pull?').waitFor({ timeout: 20_000 });
  await eventually('both answers are there', async () => (await other.getByRole('button', { name: 'Copy answer' }).count()) === 2);

  // Everything there is about the athlete, as a file.
  await page.goto(`${coach.stack.urls.web}/me`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download my data' }).click()]);
  const exported = JSON.parse(fs.readFileSync(await download.path(), 'utf8')) as Record<string, Record<string, unknown>[]>;
  expect(exported['profile']).toEqual([expect.objectContaining({ id: athleteId })]);
  expect(exported['messages']).toHaveLength(4);
  expect(exported['feedback']).toHaveLength(1);
  expect(exported['consents']).toHaveLength(2);
  expect(JSON.stringify(exported['messages'])).toContain(canary);
  expect(await accessible(page)).toEqual([]);
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}-journey-me.png`), fullPage: true });

  // Signed out everywhere: the other device hears of it within seconds.
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByText('You are signed out on every device').waitFor();
  await other
    .getByText(/signed out/i)
    .first()
    .waitFor({ timeout: 20_000 });

  // The end of the account.
  await page.goto(`${coach.stack.urls.web}/me`);
  await enter(page, person, 'Sign in');
  await page.getByRole('button', { name: 'Delete my account…' }).click();
  await page.getByLabel(/^Type/).fill('delete my account');
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}-journey-delete.png`) });
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.waitForURL(/\/goodbye/);
  await eventually(
    'the erasure is complete',
    async () => {
      const { rows } = await owner.query('select from erasure_records where completed_at is not null');
      return rows.length > 0 && (await tablesThatSay([athleteId, canary])).length === 0;
    },
    ERASED_WITHIN_MS,
  );
  await page
    .getByText(/everything is gone|is gone/i)
    .first()
    .waitFor({ timeout: 20_000 });
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}-journey-goodbye.png`) });
  expect(await accessible(page)).toEqual([]);

  const reference = createHmac('sha256', coach.stack.keys.subjectKeySecret).update(athleteId).digest('hex').slice(0, 32);
  await eventually(
    'only the records of the erasure name the reference',
    async () => {
      const said = await tablesThatSay([reference]);
      return said.join() === 'public.erased_athletes,public.erasure_records';
    },
    ERASED_WITHIN_MS,
  );
  expect(filesThatSay([canary, athleteId])).toEqual([]);
  // The sign-in is gone with everything else.
  const again = await open(device, '/sign-in');
  await enter(again, person, 'Sign in');
  await again.getByText('That e-mail and password do not match.').waitFor();
});
