import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startCoach, type CoachStack } from '../../../tools/local/test/coach-stack.ts';
import { findChromium } from '../../../tools/local/system.ts';

const ARTEFACTS = path.resolve(import.meta.dirname, '../../../test-artefacts');
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];

let coach: CoachStack;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  fs.mkdirSync(ARTEFACTS, { recursive: true });
  coach = await startCoach({ web: true, environment: { AUTH_PROVIDERS: 'google' } });
  const executablePath = findChromium({ searchPath: process.env['PATH'], override: process.env['CHROMIUM_BIN'] });
  browser = await chromium.launch({ executablePath, args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await coach?.close();
}, 60_000);

const web = (where: string) => `${coach.stack.urls.web}${where}`;
const newEmail = () => `athlete-${crypto.randomUUID()}@example.org`;
const accessible = async () => (await new AxeBuilder({ page }).analyze()).violations.map((violation) => violation.id);

async function open(where: string): Promise<void> {
  await context?.close();
  context = await browser.newContext({ ...PHONE, colorScheme: 'dark', reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(web(where));
}

/** Looks at a screen as it stands: kept as a picture, without violations, without a scroll bar sideways. */
async function look(name: string): Promise<void> {
  await page.screenshot({ path: path.join(ARTEFACTS, `${name}.png`) });
  expect(await accessible()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}

async function signUp(email: string, password: string): Promise<void> {
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account', exact: true }).click();
}
async function signIn(email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}
/** A new athlete is led to the first questions and may leave them for later. */
async function inTheChat(): Promise<void> {
  const [composer, skip] = [page.getByLabel('Message to Coach K'), page.getByRole('button', { name: 'Skip for now' })];
  await composer.or(skip).first().waitFor();
  if (await skip.isVisible()) await skip.click();
  await composer.waitFor();
}

/** Sign-in by e-mail as another device would do it. */
async function otherDevice(email: string, password: string) {
  const headers = { apikey: coach.stack.keys.anonKey, 'content-type': 'application/json' };
  const ask = (where: string, init: RequestInit) =>
    fetch(`${coach.stack.urls.supabase}/auth/v1/${where}`, { method: 'POST', ...init, headers: { ...headers, ...init.headers } });
  const answer = await ask('token?grant_type=password', { body: JSON.stringify({ email, password }) });
  const session = (await answer.json()) as { access_token?: string; code?: string };
  return {
    code: session.code,
    signOutEverywhere: () => ask('logout?scope=global', { headers: { authorization: `Bearer ${session.access_token}` } }),
  };
}

test('a new athlete goes to the first questions; a forgotten password is replaced by way of the inbox', async () => {
  const email = newEmail();
  await open('/');
  await page.getByLabel('E-mail').waitFor();
  await look('phone-sign-in');
  await signUp(email, 'short');
  await page.getByText('Use at least 8 characters.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password');
  await page.getByLabel('Password').fill('the first password');
  await page.getByRole('button', { name: 'Create account', exact: true }).click();
  await page.waitForURL(web('/onboarding'));

  await open('/sign-in?next=%2Fcoach');
  await signIn(email, 'not the password');
  await page.getByText('do not match').waitFor();
  await look('phone-sign-in-refused');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('If there is an account with').waitFor();
  await look('phone-reset-sent');

  const inbox = await page.getByRole('link', { name: /\/inbox$/ }).getAttribute('href');
  await page.goto(inbox ?? '');
  expect(await accessible()).toEqual([]);
  const link = await page.getByRole('link', { name: 'Choose a new password' }).getAttribute('href');
  await page.goto(link ?? '');
  await page.getByLabel('New password').waitFor();
  expect(page.url()).toBe(web('/reset-password'));
  await page.reload();
  await page.getByText(email).waitFor();
  await page.getByLabel('New password').fill('the first password');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByText('the password you have already').waitFor();
  await look('phone-reset-choose');
  await page.getByLabel('New password').fill('the second password');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.waitForURL(web('/coach'));
  await inTheChat();

  expect((await otherDevice(email, 'the first password')).code).toBe('invalid_credentials');
  expect((await otherDevice(email, 'the second password')).code).toBeUndefined();
  await page.goto(link ?? '');
  await page.getByRole('heading', { name: 'This link is no longer good' }).waitFor();
  await look('phone-reset-expired');
});

test('Google: refused, then chosen; the session is taken from the address at once', async () => {
  await open('/sign-in');
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.getByRole('button', { name: 'Refuse' }).click();
  await page.getByRole('heading', { name: 'Google did not sign you in' }).waitFor();
  expect(page.url()).toBe(web('/auth/callback'));
  await look('phone-provider-refused');
  await page.getByRole('link', { name: 'Back to sign-in' }).click();
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  await page.getByRole('button', { name: 'Continue with Google' }).click();
  await page.getByLabel('E-mail').fill(newEmail());
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(web('/onboarding'));
  await page.goto(web('/coach'));
  await inTheChat();
  expect(seen.filter((url) => url.includes('access_token='))).toEqual([]);
});

test('nobody is sent elsewhere, or signed into a stranger’s account (H06)', async () => {
  const email = newEmail();
  await open('/sign-in?next=https%3A%2F%2Fevil.example%2F');
  await signUp(email, 'the first password');
  await page.waitForURL(web('/onboarding'));
  await open('/sign-in?next=%2F%2Fevil.example%2Fcoach');
  await signIn(email, 'the first password');
  await page.waitForURL(web('/coach'));

  const away = encodeURIComponent('https://evil.example/auth/callback');
  const asked = await fetch(web(`/auth/v1/authorize?provider=google&redirect_to=${away}`), { redirect: 'manual' });
  expect([asked.status, asked.headers.get('location')]).toEqual([400, null]);

  await open('/auth/callback#access_token=theirs&refresh_token=theirs&expires_in=900&token_type=bearer');
  await page.getByRole('heading', { name: 'This sign-in cannot be used' }).waitFor();
  expect(page.url()).toBe(web('/auth/callback'));
  expect(await page.evaluate(() => window.localStorage.getItem('hyrox.session'))).toBeNull();
});

test('a sign-out on another device is told, and the way back in leads to where one was', async () => {
  const email = newEmail();
  await open('/sign-in?next=%2Flog');
  await signUp(email, 'the first password');
  await page.waitForURL(web('/log'));
  await page.goto(web('/coach'));
  await inTheChat();
  await (await otherDevice(email, 'the first password')).signOutEverywhere();
  // What the gateway says within five seconds, said now.
  await page.route('**/api/**', (route) => route.fulfill({ status: 401, json: UNAUTHENTICATED }));
  await page.reload();
  await page.getByRole('heading', { name: 'You were signed out on another device' }).waitFor();
  await look('phone-signed-out-elsewhere');
  await page.unrouteAll();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await signIn(email, 'the first password');
  await page.waitForURL(web('/coach'));
  await inTheChat();
});

const UNAUTHENTICATED = { error: { code: 'unauthenticated', message: 'The session has ended.', retryable: false, requestId: 'test' } };
