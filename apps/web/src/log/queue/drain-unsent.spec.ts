import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { LogDraft } from '../entries/log-draft.ts';
import { drainUnsent } from './drain-unsent.ts';
import { withIntent } from './unsent.ts';
import { unsentKey } from './unsent-storage.ts';
import { changeUnsent, openUnsent, useUnsentStore } from './unsent-store.ts';

/** Just enough of a browser: Node has the fetch that jsdom lacks. */
class MemoryStorage {
  readonly entries = new Map<string, string>();
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem(key: string, value: string): void {
    this.entries.set(key, value);
  }
  removeItem = (key: string) => void this.entries.delete(key);
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  get length() {
    return this.entries.size;
  }
}
let localStorage: MemoryStorage;

const token = { current: async () => 'token', refresh: async () => 'token' };
const draft = (notes: string): LogDraft => ({ kind: 'workout', fields: { date: '2026-11-21', session_type: 'hiit', notes } });
let count = 0;
const stamp = () => ({ revision: `r${(count += 1)}`, at: '2026-11-21T10:00:00Z' });
const add = (id: string, notes = 'one') => changeUnsent((items) => withIntent(items, { ...stamp(), id, op: 'add', draft: draft(notes) }));
const change = (id: string, notes: string) =>
  changeUnsent((items) => withIntent(items, { ...stamp(), id, op: 'change', draft: draft(notes) }));
const remove = (id: string) => changeUnsent((items) => withIntent(items, { ...stamp(), id, op: 'remove', kind: 'workout' }));

type Answer = (request: { method: string; path: string; body: Record<string, unknown> }) => Response | Promise<Response>;
let asked: string[];
function serve(answer: Answer): void {
  globalThis.fetch = jest.fn(async (path: string | URL | Request, init?: RequestInit) => {
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const method = init?.method ?? 'GET';
    asked.push(`${method} ${String(path)} ${String(body['notes'] ?? '')}`.trim());
    return answer({ method, path: String(path), body });
  }) as typeof fetch;
}
const noNetwork: Answer = () => {
  throw new TypeError('Failed to fetch');
};
const refusal = (status: number, code: string) =>
  Response.json({ error: { code, message: `It is ${code}`, retryable: false, requestId: 'x' } }, { status });
const created: Answer = ({ body }) => Response.json(body, { status: 201 });
const drain = () => drainUnsent({ token, onTaken: () => undefined });
const waiting = () => useUnsentStore.getState().items;
const stored = () => localStorage.getItem(unsentKey('kim'));

const realFetch = globalThis.fetch;
let close: () => void;
beforeEach(() => {
  asked = [];
  localStorage = new MemoryStorage();
  Object.assign(globalThis, { window: { localStorage, addEventListener: () => undefined, removeEventListener: () => undefined } });
  close = openUnsent('kim');
});
afterEach(() => {
  close();
  globalThis.fetch = realFetch;
  Reflect.deleteProperty(globalThis, 'window');
});

test('an entry waits through a lost network, survives a reload and is sent once', async () => {
  serve(noNetwork);
  add('a');
  expect(await drain()).toBe(false);
  close();
  useUnsentStore.setState({ items: [] });
  close = openUnsent('kim');
  expect(waiting()).toMatchObject([{ id: 'a', isTried: true, problem: null }]);
  serve(created);
  expect(await drain()).toBe(true);
  expect([asked, waiting(), stored()]).toEqual([['POST /api/workouts one', 'POST /api/workouts one'], [], null]);
});

test('an entry that was changed after a lost answer ends up as it was changed', async () => {
  serve(noNetwork);
  add('a');
  await drain();
  change('a', 'two');
  asked = [];
  serve(({ method, body }) => Response.json(body, { status: method === 'POST' || method === 'PATCH' ? 200 : 400 }));
  await drain();
  expect(asked).toEqual(['POST /api/workouts two', 'PATCH /api/workouts/a two']);
});

test('a change made while the entry is on its way is sent after it', async () => {
  serve(({ method, body }) => {
    if (method === 'POST') change('a', 'two');
    return Response.json(body, { status: method === 'POST' ? 201 : 200 });
  });
  add('a');
  await drain();
  expect([asked, waiting()]).toEqual([['POST /api/workouts one', 'PATCH /api/workouts/a two'], []]);
});

test('what the server refuses stays, with its words, and does not hold up the rest', async () => {
  serve(({ body }) => (body['notes'] === 'bad' ? refusal(400, 'invalid') : Response.json(body, { status: 201 })));
  add('a', 'bad');
  add('b', 'good');
  expect(await drain()).toBe(true);
  expect(waiting()).toMatchObject([{ id: 'a', problem: 'It is invalid' }]);
  await drain();
  expect(asked).toHaveLength(2);
});

test('removing what is gone already is done', async () => {
  serve(() => refusal(404, 'not_found'));
  remove('a');
  expect([await drain(), waiting()]).toEqual([true, []]);
});

test('another athlete on this device neither sees nor sends them', async () => {
  serve(noNetwork);
  add('a');
  await drain();
  const other = openUnsent('lee');
  serve(created);
  asked = [];
  await drain();
  expect([asked, waiting()]).toEqual([[], []]);
  other();
  expect(stored()).not.toBeNull();
});

test('a tab that adds keeps what another tab has added', () => {
  add('a');
  const elsewhere = JSON.parse(stored() ?? '[]') as unknown[];
  localStorage.setItem(unsentKey('kim'), JSON.stringify([...elsewhere, { ...(elsewhere[0] as object), id: 'b', revision: 'x' }]));
  add('c');
  expect(waiting().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('a storage that is full costs the reload, not the entry', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const full = jest.spyOn(MemoryStorage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  add('a');
  add('b');
  expect([waiting().length, useUnsentStore.getState().isKept]).toEqual([2, false]);
  full.mockRestore();
  warned.mockRestore();
});
