import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { scriptsIn } from '../../../tools/bench/web/first-load.ts';
import { MOST_FIRST_JS_BYTES } from '../../../tools/bench/web/judge-screens.ts';
import { prepareVisitors, SESSION_KEY, type Visitors } from '../../../tools/bench/web/prepare-visitors.ts';
import { SCREENS, type Screen } from '../../../tools/bench/web/screens.ts';
import { standing } from '../../../tools/bench/web/standing.ts';
import { findChromium } from '../../../tools/local/system.ts';
import { startCoach, type CoachStack } from '../../../tools/local/test/coach-stack.ts';
import { tabThrough } from './tab-through.ts';

const ARTEFACTS = path.resolve(import.meta.dirname, '../../../test-artefacts');
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'];
/** A small phone, a desktop, and that desktop with the page at twice its size, which to the layout is half the window. */
const SIZES = { small: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 }, zoomed: { width: 720, height: 450 } };

let coach: CoachStack;
let visitors: Visitors;
let browser: Browser;

beforeAll(async () => {
  fs.mkdirSync(ARTEFACTS, { recursive: true });
  coach = await startCoach({ web: true });
  await coach.standIn('mode', { mode: 'extractive', firstTokenMs: 0, tokensPerSecond: 0 });
  visitors = await prepareVisitors({
    webUrl: coach.stack.urls.web,
    anonKey: coach.stack.keys.anonKey,
    opsPassword: coach.stack.keys.accountPasswords['ops@hyrox.local'],
  });
  const executablePath = findChromium({ searchPath: process.env['PATH'], override: process.env['CHROMIUM_BIN'] });
  browser = await chromium.launch({ executablePath, args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await coach?.close();
}, 60_000);

const addressOf = (screen: Screen) => `${coach.stack.urls.web}${screen.path(visitors.made)}`;

/** Opens a screen in a browser that knows nothing but who is signed in, and hands it over once it is complete. */
async function withScreen(screen: Screen, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: SIZES.small, colorScheme: 'dark', reducedMotion: 'reduce' });
  const session = visitors.sessions[screen.visitor];
  if (session) {
    await context.addInitScript(([key, value]) => localStorage.setItem(key, value), [SESSION_KEY, JSON.stringify(session)] as const);
  }
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (line) => /Content Security Policy/.test(line.text()) && problems.push(line.text()));
  await page.goto(addressOf(screen));
  await standing(page, screen.shows).waitFor();
  await look(page);
  await context.close();
  expect(problems).toEqual([]);
}

const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

/** What stands out at the side. Rows and tables that are made to be pushed sideways may be longer than the page. */
const sticksOut = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    const out = shown.filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > innerWidth + 1 || left < -1) && !element.closest('.overflow-x-auto, [aria-hidden=true]');
    });
    const isPageWider = document.documentElement.scrollWidth > innerWidth;
    return [...(isPageWider ? ['the page'] : []), ...out.map(({ tagName, textContent }) => `${tagName} ${textContent.slice(0, 40)}`)];
  });

const WORDS =
  '$name: at 360 px, at twice the size and on a desktop nothing sticks out or is a barrier, and the keyboard reaches everything';
test.each(SCREENS)(WORDS, async (screen) => {
  await withScreen(screen, async (page) => {
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await page.screenshot({ path: path.join(ARTEFACTS, `screen-${screen.name}-${name}.png`) });
      expect([name, await sticksOut(page)]).toEqual([name, []]);
      if (name === 'small' || (name === 'desktop' && ['athlete', 'ops'].includes(screen.visitor)))
        expect([name, await violations(page)]).toEqual([name, []]);
      if (name === 'zoomed') expect(await tabThrough(page)).toEqual({ missed: [], unseen: [], isLeft: true });
    }
  });
});

test.each(SCREENS)('$name: the scripts that its document names are at most 200 kB as they travel', async (screen) => {
  const html = await (await fetch(addressOf(screen))).text();
  const sizes = await Promise.all(
    scriptsIn(html).map(async (script) => {
      const answer = await fetch(`${coach.stack.urls.web}${script}`, { headers: { 'accept-encoding': 'gzip' } });
      const code = Buffer.from(await answer.arrayBuffer());
      // What is hardly larger than a packet travels as it is.
      const isPacked = answer.headers.get('content-encoding') === 'gzip';
      expect([script, isPacked || code.length < 1_400]).toEqual([script, true]);
      return isPacked ? gzipSync(code).length : code.length;
    }),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(MOST_FIRST_JS_BYTES);
});

test('an opened conversation is read before any code of the page has come', async () => {
  const context = await browser.newContext({ viewport: SIZES.small });
  const session = JSON.stringify(visitors.sessions.athlete);
  await context.addInitScript(([key, value]) => localStorage.setItem(key, value), [SESSION_KEY, session] as const);
  await context.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${coach.stack.urls.web}/coach/${visitors.made.conversationId}`);
  await page.getByText('How should I pace my 1km runs between stations?').waitFor();
  expect(await page.locator('[data-early-thread] p').count()).toBe(4);
  await context.close();
});

test('no script builds schemas that no page reads: those of the bus stay out of the browser', () => {
  const built = path.resolve(import.meta.dirname, '../.next/static/chunks');
  const scripts = fs.readdirSync(built).filter((file) => file.endsWith('.js'));
  const code = scripts.map((file) => fs.readFileSync(path.join(built, file), 'utf8'));
  expect(code.some((text) => text.includes('"ZodObject"'))).toBe(true);
  expect(['check-session', 'create-conversation', 'forget-athlete'].filter((verb) => code.some((text) => text.includes(verb)))).toEqual([]);
});

const ask = (where: string, init?: RequestInit) => fetch(`${coach.stack.urls.web}${where}`, { redirect: 'manual', ...init });

test('H03 every page says what it may load and run, each time with another nonce, and not what made it', async () => {
  const nonces = new Set<string>();
  for (const where of ['/', ...SCREENS.map(({ path: at }) => at(visitors.made))]) {
    const answer = await ask(where);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect([where, /unsafe-(?:inline|eval)|\*/.test(policy), policy.includes("frame-ancestors 'none'")]).toEqual([where, false, true]);
    const bare = [...(await answer.text()).matchAll(/<(?:script|style)\b[^>]*>/g)].filter(([tag]) => !tag.includes(`nonce="${nonce}"`));
    expect([where, bare.map(([tag]) => tag)]).toEqual([where, []]);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(SCREENS.length + 1);
});

test('H03 every answer, of whichever part, is typed, unframed, kept to HTTPS and silent about what made it', async () => {
  const [script = ''] = scriptsIn(await (await ask('/sign-in')).text());
  for (const where of ['/', '/sign-in', '/off-the-course', '/api/profile', '/api/nothing', '/auth/v1/user', '/icon.svg', script]) {
    const { headers } = await ask(where);
    expect([where, Object.fromEntries(NAMES.map((name) => [name, headers.get(name)]))]).toEqual([where, EVERYWHERE]);
    expect([where, headers.get('content-security-policy')?.includes("frame-ancestors 'none'") ?? where === '/icon.svg']).toEqual([
      where,
      true,
    ]);
  }
});
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'referrer-policy': 'no-referrer',
  'x-powered-by': null,
  server: null,
};
const NAMES = Object.keys(EVERYWHERE);

const INSIDE: readonly Record<string, string>[] = [
  { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-rewrite': '/me', 'x-middleware-next': '1', 'x-invoke-path': '/me' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { 'next-action': '00'.repeat(20) },
];
test.each(INSIDE)('H04 a request that passes for one of the framework itself is shown nothing: %j', async (headers) => {
  const athlete = visitors.sessions.athlete as unknown as { user: { email: string; id: string } };
  for (const where of [`/coach/${visitors.made.conversationId}`, '/me', '/log']) {
    const text = await (await ask(where, { headers, redirect: 'follow' })).text();
    const told = [athlete.user.email, athlete.user.id, 'sled push technique'].filter((secret) => text.includes(secret));
    expect([where, told]).toEqual([where, []]);
  }
  for (const where of ['/api/profile', '/api/conversations', `/api/conversations/${visitors.made.conversationId}/messages`]) {
    expect([where, (await ask(where, { headers, redirect: 'follow' })).status]).toEqual([where, 401]);
  }
});

test('H05 what the browser is sent holds no secret, no inner address and no source map', async () => {
  const built = path.resolve(import.meta.dirname, '../.next/static');
  const files = fs.readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => fs.statSync(path.join(built, file)).isFile());
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const { keys, urls } = coach.stack;
  const secrets = [
    keys.serviceRoleKey,
    keys.subjectKeySecret,
    ...[keys.databasePasswords, keys.natsPasswords].flatMap((all) => Object.values(all)),
  ];
  const pages = await Promise.all(SCREENS.map(async (screen) => (await fetch(addressOf(screen))).text()));
  const inner = [urls.gateway, urls.nats, urls.nebius, urls.openai].map((url) => new URL(url).host);
  for (const text of pages) expect([...secrets, ...inner].filter((secret) => text.includes(secret))).toEqual([]);
  const telling = /sourceMappingURL|service_role|postgres(?:ql)?:\/\/|nats:\/\/|SUPABASE_SERVICE|NEBIUS_|OPENAI_|-----BEGIN|\bsk-[\w-]{20}/;
  for (const file of files.filter((name) => /\.(?:js|css|json)$/.test(name))) {
    expect([file, telling.exec(fs.readFileSync(path.join(built, file), 'utf8'))?.[0]]).toEqual([file, undefined]);
  }
});

test('E05 two hundred callers who never finish their request keep no page from anybody', async () => {
  const { hostname, port } = new URL(coach.stack.urls.web);
  const slow = Array.from({ length: 200 }, (_, index) => {
    const socket = net.connect(Number(port), hostname);
    // Half of them never end their headers, the others never their body.
    socket.write(`POST /api/turns HTTP/1.1\r\nhost: x\r\n${index % 2 ? 'x-slow: ' : 'content-length: 60000\r\n\r\n{"a":'}`);
    socket.on('error', () => undefined);
    return socket;
  });
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  const answers = await Promise.all(SCREENS.map((screen) => fetch(addressOf(screen))));
  expect(answers.map(({ status }) => status)).toEqual(SCREENS.map(({ route }) => (route === null ? 404 : 200)));
  expect((await ask('/api/profile')).status).toBe(401);
  for (const socket of slow) socket.destroy();
});
