import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PlanListItem, WholePlan } from '@hyrox/contracts';
import pg from 'pg';
import { chromium, type Browser, type Page } from 'playwright-core';
import { signIn } from '../../../tools/local/client/open-session.ts';
import { eventually, startCoach, type CoachStack } from '../../../tools/local/test/coach-stack.ts';
import { findChromium } from '../../../tools/local/system.ts';

const ARTEFACTS = path.resolve(import.meta.dirname, '../../../test-artefacts');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

let coach: CoachStack;
let owner: pg.Pool;
let browser: Browser;
/** One athlete on two devices, in the order of the tests. */
let phone: Page;
let desktop: Page;
let token: string;
const problems: string[] = [];
const pia = { email: `pia-${crypto.randomUUID()}@example.org`, password: crypto.randomUUID() };

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

async function device(of: object): Promise<Page> {
  const context = await browser.newContext({ ...of, colorScheme: 'dark', reducedMotion: 'reduce', locale: 'en-GB' });
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(coach.stack.urls.web);
  await page.getByLabel('E-mail').waitFor();
  return page;
}
async function enter(page: Page, button: string): Promise<void> {
  await page.getByLabel('E-mail').fill(pia.email);
  await page.getByLabel('Password').fill(pia.password);
  await page.getByRole('button', { name: button, exact: true }).click();
  const skip = page.getByRole('button', { name: 'Skip for now' });
  const composer = page.getByLabel('Message to Coach K');
  await skip.or(composer).first().waitFor();
  if (await skip.isVisible()) await skip.click();
  await composer.waitFor();
}
async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Message to Coach K').fill(question);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('article').last().getByRole('button', { name: 'Copy answer' }).waitFor({ timeout: 40_000 });
}
async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}.png`) });
  expect((await new AxeBuilder({ page }).analyze()).violations.map((violation) => violation.id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}
const card = (page: Page) => page.getByRole('group', { name: 'Plan', exact: true }).last();
const inCard = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true });

async function api<T>(method: string, where: string, body?: object): Promise<{ status: number; body: T }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${coach.stack.urls.gateway}${where}`, { method, headers, body: body ? JSON.stringify(body) : null });
  return { status: response.status, body: (await response.json()) as T };
}
const plans = async () => (await api<PlanListItem[]>('GET', '/api/plans')).body;
const ROWS = `select p.status, p.made_by,
    (select count(*)::int from training_plan_weeks w where w.plan_id = p.id) as weeks,
    (select count(*)::int from training_plan_days d join training_plan_weeks w on w.id = d.week_id where w.plan_id = p.id) as days
  from training_plans p join auth.users u on u.id = p.athlete_id where u.email = $1 order by p.created_at desc`;
const rows = async () => (await owner.query(ROWS, [pia.email])).rows as { status: string; made_by: string; weeks: number; days: number }[];

test('asked for a plan with an empty profile: the facts are asked for in the card, then the engine makes one and says so', async () => {
  phone = await device(PHONE);
  await phone.getByRole('button', { name: 'Create an account' }).click();
  await enter(phone, 'Create account');
  ({ token } = await signIn({ supabaseUrl: coach.stack.urls.supabase, anonKey: coach.stack.keys.anonKey }, pia.email, pia.password));
  await ask(phone, 'Build me a training plan for the next weeks');
  await card(phone).getByLabel('Time to train, hours a week').waitFor();
  await inCard(phone, 'Make the plan').click();
  await card(phone).getByText('Hours from 0.5 to 40').waitFor();
  await card(phone).getByLabel('Time to train, hours a week').fill('6');
  await look(phone, 'phone-plan-question');
  await inCard(phone, 'Make the plan').click();
  await card(phone).getByRole('radio', { name: 'Intermediate' }).click();
  await inCard(phone, 'Make the plan').click();
  await inCard(phone, 'Review').waitFor();
  await card(phone).getByText('because the answer above holds no full plan').waitFor();
  await card(phone).scrollIntoViewIfNeeded();
  await look(phone, 'phone-plan-card');
  expect(await rows()).toEqual([{ status: 'proposed', made_by: 'engine', weeks: 12, days: 84 }]);
});

test('put aside on one device only; a reload keeps that, and the card comes back', async () => {
  await inCard(phone, 'Not now').click();
  await phone.getByText('Plan put aside on this device').waitFor();
  desktop = await device(DESKTOP);
  await enter(desktop, 'Sign in');
  await desktop.goto(phone.url());
  await inCard(desktop, 'Review').waitFor();
  await phone.reload();
  await phone.getByText('Plan put aside on this device').waitFor();
  await phone.getByRole('button', { name: 'Show', exact: true }).click();
  await inCard(phone, 'Review').waitFor();
});

test('reviewed and accepted on the phone: it is the active plan, in the rows and on the other device; undone, it is proposed again', async () => {
  await inCard(phone, 'Review').click();
  const sheet = phone.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Week 1 / }).waitFor();
  await sheet.getByText('Strength', { exact: true }).first().waitFor();
  await look(phone, 'phone-plan-review');
  await sheet.getByRole('button', { name: /^Week 2 / }).click();
  expect(await sheet.getByRole('button', { name: /^Week 2 / }).getAttribute('aria-expanded')).toBe('true');
  expect((await plans()).map(({ status }) => status)).toEqual(['proposed']);
  await sheet.getByRole('button', { name: 'Accept plan' }).click();
  await card(phone).getByText('Your plan is active').waitFor();
  await sheet.waitFor({ state: 'detached' });
  await look(phone, 'phone-plan-active');
  expect((await rows())[0]).toEqual({ status: 'active', made_by: 'engine', weeks: 12, days: 84 });
  expect((await plans()).map(({ status }) => status)).toEqual(['active']);
  await card(desktop).getByText('Your plan is active').waitFor();
  await inCard(phone, 'Undo').click();
  await inCard(phone, 'Review').waitFor();
  expect((await rows())[0]?.status).toBe('proposed');
  await inCard(desktop, 'Review').waitFor();
});

test('a plan that the answer holds is taken from it; on the desktop it is reviewed beside the chat with the keyboard', async () => {
  const raceDate = new Date(Date.now() + 35 * 86_400_000).toISOString().slice(0, 10);
  await api('POST', '/api/profile', {
    weekly_availability_hours: 6,
    training_history: { experience: 'intermediate' },
    race_date: raceDate,
  });
  const made = await api<PlanListItem>('POST', '/api/plans/make', {});
  const { startDate, weeks } = (await api<WholePlan>('GET', `/api/plans/${made.body.id}`)).body;
  const text = weeks
    .slice(0, 2)
    .flatMap(({ weekNumber, days }) => [
      `### Week ${weekNumber}`,
      ...days.map(
        ({ date, sessions }) =>
          `- ${new Date(date).toUTCString().slice(0, 3)}: ${sessions.map((of) => `${of.title}, ${of.durationMin} min`).join(' + ') || 'rest'}`,
      ),
    ]);
  // The recorded answer of a model: the same weeks as JSON.
  const recorded = JSON.stringify({ title: 'What Coach K wrote', startDate, raceDate, weeks });
  const script = { '^Turn the plan in this answer into JSON': recorded, plan: ['Here is your block.', ...text].join('\n') };
  await coach.standIn('mode', { mode: 'scripted', script, firstTokenMs: 0, tokensPerSecond: 0 });
  await ask(desktop, 'Write that plan out for me, week by week. What would my training plan look like?');
  await card(desktop).getByText('Taken from the answer above.').waitFor();
  await card(desktop).getByText('What Coach K wrote').waitFor();
  await inCard(desktop, 'Review').focus();
  await desktop.keyboard.press('Enter');
  const panel = desktop.getByRole('complementary', { name: 'Plan review' });
  await panel.getByRole('button', { name: 'Accept plan' }).waitFor();
  await look(desktop, 'desktop-plan-review');
  await desktop.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await eventually('the focus is back', () => desktop.evaluate(() => document.activeElement?.textContent === 'Review'));
  expect((await rows())[0]).toMatchObject({ status: 'proposed', made_by: 'coach', weeks: weeks.length });
});

test('around a diagnosed condition there is no plan, on the page and at the door', async () => {
  await coach.standIn('mode', { mode: 'extractive', firstTokenMs: 0, tokensPerSecond: 0 });
  await desktop
    .getByRole('button', { name: 'New chat' })
    .or(desktop.getByRole('button', { name: /^New/ }))
    .first()
    .click();
  await ask(desktop, 'I have a herniated disc. Make me a training plan.');
  await desktop.getByRole('note', { name: 'Caution' }).waitFor();
  expect(await desktop.getByRole('group', { name: 'Plan', exact: true }).count()).toBe(0);
  const { rows: turns } = await owner.query(`select turn_id from messages where content like 'I have a herniated%'`);
  const refused = await api<{ error: { code: string } }>('POST', '/api/plans/from-turn', {
    turnId: (turns[0] as { turn_id: string }).turn_id,
  });
  expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden']);
  expect(await rows()).toHaveLength(3);
  expect(problems).toEqual([]);
});
