/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { beginEarly, type EarlyPlan } from './begin-early.ts';
import { forgetEarly, takeEarlyAnswer } from './take-early.ts';

const MESSAGES = '/api/conversations/c/messages?limit=50';
const plan: EarlyPlan = { sessionKey: 'session', renewBeforeS: 90, paths: [MESSAGES, '/api/profile'], messages: MESSAGES };
const stored = [
  { role: 'user', content: 'How heavy is the sled?' },
  { role: 'assistant', content: '152 kg.\n<img src=x onerror=alert(1)>' },
];
const asked: [string, string | null][] = [];
const real = globalThis.fetch;
let answer: { ok: boolean; body: unknown };

const answering = (): Response => {
  const made = { ok: answer.ok, json: async () => answer.body, clone: () => made };
  return made as unknown as Response;
};
const signedIn = (endsInS: number) =>
  localStorage.setItem('session', JSON.stringify({ access_token: 'mine', expires_at: Date.now() / 1_000 + endsInS }));
/** As the page does it: as text, with nothing around it. */
const run = (given = plan) => (0, eval)(`(${beginEarly.toString()})(${JSON.stringify(given)})`) as void;
const shown = () => [...document.querySelectorAll('[data-early-thread] [data-text]')].map(({ textContent }) => textContent);
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  asked.length = 0;
  answer = { ok: true, body: stored };
  globalThis.fetch = (async (path: unknown, init?: RequestInit) => {
    asked.push([String(path), new Headers(init?.headers).get('authorization')]);
    return answering();
  }) as typeof fetch;
  document.body.innerHTML = `<div data-early="list" hidden></div><div data-early="user" hidden><p data-text></p></div>
    <div data-early="assistant" hidden><p data-text></p></div><div data-early-thread></div>`;
});
afterEach(() => {
  globalThis.fetch = real;
  localStorage.clear();
  forgetEarly();
});

test('who comes back to a conversation reads it as plain text before the page has its code', async () => {
  signedIn(600);
  run();
  expect(asked).toEqual([
    [MESSAGES, 'Bearer mine'],
    ['/api/profile', 'Bearer mine'],
  ]);
  await settle();
  expect(shown()).toEqual(stored.map(({ content }) => content));
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelector('[data-early-thread] [hidden]')).toBeNull();
});

test('an answer that is quicker than the document is shown once that is whole', async () => {
  signedIn(600);
  const whole = document.body.innerHTML;
  document.body.innerHTML = '';
  run();
  await settle();
  document.body.innerHTML = whole;
  document.dispatchEvent(new Event('DOMContentLoaded'));
  expect(shown()).toEqual(stored.map(({ content }) => content));
});

test.each([
  ['nobody is signed in', () => undefined],
  ['the token is about to end', () => signedIn(60)],
  ['the storage holds something else', () => localStorage.setItem('session', '{"access_token":')],
])('nothing is asked when %s', async (_name, prepare) => {
  prepare();
  run();
  await settle();
  expect(asked).toEqual([]);
  expect(shown()).toEqual([]);
});

test('a refused read shows nothing, and the page gets the refusal', async () => {
  answer = { ok: false, body: { error: {} } };
  signedIn(600);
  run();
  await settle();
  expect(shown()).toEqual([]);
  expect((await takeEarlyAnswer(MESSAGES, 'mine'))?.ok).toBe(false);
});

test('an answer is given once, to the session it was asked for, and only while it is fresh', async () => {
  signedIn(600);
  run();
  expect(takeEarlyAnswer(MESSAGES, 'another')).toBeNull();
  expect(takeEarlyAnswer('/api/profile', 'mine', Date.now() + 11_000)).toBeNull();
  run();
  expect(await takeEarlyAnswer(MESSAGES, 'mine')).not.toBeNull();
  expect(takeEarlyAnswer(MESSAGES, 'mine')).toBeNull();
});

test('the text of one conversation is not put into another, nor shown once the athlete has left', async () => {
  signedIn(600);
  run();
  await settle();
  const host = document.createElement('div');
  globalThis.hyroxEarly?.show(host, '/api/conversations/other/messages?limit=50');
  expect(host.childElementCount).toBe(0);
  document.querySelector('[data-early-thread]')?.replaceChildren();
  run();
  forgetEarly();
  await settle();
  expect(shown()).toEqual([]);
});
