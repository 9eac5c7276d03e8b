import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceError, type ExportedPage } from '@hyrox/contracts';
import type { FakePages } from './fake-pages.ts';
import { FeedListener } from './feed-listener.ts';
import { GatewayLab, type Gateway } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';
import type { SignedIn } from './sign-in.ts';

let lab: GatewayLab;
let gateway: Gateway;
let pages: FakePages;
let anna: SignedIn;
let send: ReturnType<typeof sender>;
beforeEach(async () => {
  lab = await GatewayLab.start();
  await lab.eventStream();
  pages = await lab.pages();
  gateway = await lab.gateway();
  anna = await lab.signIn.athlete();
  send = sender(gateway.url, anna.token);
});
afterEach(() => lab.stop());

const CONFIRMED = { confirm: 'delete my account' };
const rows = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ n: from + i, text: 'x'.repeat(1_000) }));

/** The parts of one source, a page at a time. */
const paged =
  (list: ExportedPage[]) =>
  (cursor: string | undefined): ExportedPage => {
    const at = Number(cursor ?? 0);
    const page = list[at] ?? { part: '', rows: [] };
    return { ...page, ...(at + 1 < list.length ? { next: String(at + 1) } : {}) };
  };

describe('the export', () => {
  it('P06 is one JSON document of every page of every service, with the parts that are empty', async () => {
    pages.exportPages.profile = paged([
      { part: 'profile', rows: [{ id: anna.id, display_name: 'Ann "K"\n' }] },
      { part: 'workouts', rows: rows(3) },
      { part: 'workouts', rows: rows(2, 3) },
      { part: 'benchmarks', rows: [] },
    ]);
    pages.exportPages.conversations = paged([
      { part: 'conversations', rows: rows(1) },
      { part: 'messages', rows: [] },
      { part: 'messages', rows: rows(120) },
      { part: 'messages', rows: rows(30, 120) },
    ]);
    const response = await send('GET', '/api/account/export');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="hyrox-ai-coach-\d{4}-\d\d-\d\d\.json"$/u);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const file = (await response.json()) as Record<string, unknown[]>;
    expect(Object.keys(file)).toEqual([
      'exportedAt',
      'profile',
      'workouts',
      'benchmarks',
      'consents',
      'running_logs',
      'training_plans',
      'conversations',
      'messages',
      'feedback',
      'collected_for_training',
      'usage',
    ]);
    expect(file['profile']).toEqual([{ id: anna.id, display_name: 'Ann "K"\n' }]);
    expect(file['workouts']).toEqual(rows(5));
    expect(file['messages']).toEqual(rows(150));
    expect(file['training_plans']).toEqual([]);
  });

  it('P08 is written once at a time: a second one in parallel is a conflict', async () => {
    const held = Promise.withResolvers<ExportedPage>();
    const asked = Promise.withResolvers<void>();
    pages.exportPages.usage = () => (asked.resolve(), held.promise);
    const first = send('GET', '/api/account/export');
    await asked.promise;
    const second = await send('GET', '/api/account/export');
    expect(await errorOf(second)).toMatchObject({ status: 409, code: 'conflict' });
    held.resolve({ part: 'usage', rows: [] });
    expect((await first).status).toBe(200);
    await (await first).text();
    pages.exportPages.usage = () => ({ part: 'usage', rows: [] });
    expect((await send('GET', '/api/account/export')).status).toBe(200);
  });

  it('that cannot begin is an error, and one that cannot go on is never taken for a whole one', async () => {
    pages.exportPages.collected = () => {
      throw new ServiceError('unavailable', 'The database does not answer');
    };
    expect(await errorOf(await send('GET', '/api/account/export'))).toMatchObject({ status: 503, code: 'unavailable' });
    pages.exportPages.collected = (cursor) => {
      if (cursor) throw new ServiceError('invalid', 'not a cursor');
      return { part: 'collected_for_training', rows: rows(1), next: 'x' };
    };
    const broken = await send('GET', '/api/account/export');
    expect(broken.status).toBe(200);
    await expect(broken.text()).rejects.toThrow();
    pages.exportPages.collected = () => ({ part: 'collected_for_training', rows: [] });
    expect((await send('GET', '/api/account/export')).status).toBe(200);
  });

  it('is not gathered for a reader that takes nothing', async () => {
    let asked = 0;
    pages.exportPages.conversations = () => ({ part: 'messages', rows: rows(140), next: String(++asked) });
    const request = http.get(`${gateway.url}/api/account/export`, { headers: { authorization: `Bearer ${anna.token}` } });
    const response = await new Promise<http.IncomingMessage>((answered) => request.on('response', answered));
    response.pause();
    let before = -1;
    while (asked !== before) {
      before = asked;
      await new Promise((later) => setTimeout(later, 300));
    }
    expect(asked).toBeLessThan(200);
    request.destroy();
    let again = await send('GET', '/api/account/usage');
    pages.exportPages.conversations = () => ({ part: 'messages', rows: [] });
    do again = await send('GET', '/api/account/export');
    while (again.status === 409);
    expect(again.status).toBe(200);
  });
});

describe('the deletion', () => {
  it('needs the words, ends the streams of the athlete here at once, and lets nobody of them in again', async () => {
    const phone = await lab.signIn.athlete({ id: anna.id });
    const ben = await lab.signIn.athlete();
    const tabs = await Promise.all([anna, phone, ben].map(({ token }) => FeedListener.open(gateway.url, token)));
    await Promise.all(tabs.map((tab) => tab.standing()));
    expect(await errorOf(await send('POST', '/api/account/deletion', { confirm: 'yes' }))).toMatchObject({ status: 400, field: 'confirm' });
    expect(pages.erased).toEqual([]);
    const answer = await send('POST', '/api/account/deletion', CONFIRMED);
    const erasure = (await answer.json()) as { erasureId: string; requestedAt: string };
    expect([answer.status, Object.keys(erasure)]).toEqual([202, ['erasureId', 'requestedAt']]);
    await Promise.all([tabs[0]?.closed, tabs[1]?.closed]);
    expect(pages.erased).toEqual([anna.id]);
    expect((await send('GET', '/api/profile')).status).toBe(401);
    expect((await sender(gateway.url, ben.token)('GET', '/api/profile')).status).toBe(200);
    tabs[2]?.leave();
    const status = await fetch(`${gateway.url}/api/account/erasures/${erasure.erasureId}`);
    expect([status.status, await status.json()]).toEqual([200, expect.objectContaining({ completedAt: null })]);
    expect((await fetch(`${gateway.url}/api/account/erasures/${randomUUID()}`)).status).toBe(404);
  });
});

describe.each([
  ['export', 'GET', '/api/account/export', undefined],
  ['deletion', 'POST', '/api/account/deletion', CONFIRMED],
])('the %s', (_, method, path, body) => {
  it('needs a sign-in of the last ten minutes', async () => {
    const old = await lab.signIn.athlete({ signedInAgoS: 601 });
    expect(await errorOf(await sender(gateway.url, old.token)(method, path, body))).toMatchObject({
      status: 403,
      code: 'forbidden',
      field: 'session',
      message: 'Please sign in again to do this',
    });
    const fresh = await lab.signIn.athlete({ signedInAgoS: 590 });
    expect((await sender(gateway.url, fresh.token)(method, path, body)).status).toBeLessThan(300);
    expect(pages.erased).toEqual(method === 'POST' ? [fresh.id] : []);
  });

  it('A11 is refused to a session that was ended a moment ago, although the answer of before is still remembered', async () => {
    expect((await send('GET', '/api/profile')).status).toBe(200);
    lab.ended.add(anna.sessionId);
    expect(await errorOf(await send(method, path, body))).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(pages.erased).toEqual([]);
  });

  it('is refused while sessions cannot be checked', async () => {
    lab.checkSession = () => {
      throw new ServiceError('unavailable', 'The database does not answer');
    };
    expect((await send('GET', '/api/profile')).status).toBe(200);
    expect(await errorOf(await send(method, path, body))).toMatchObject({ status: 503, code: 'unavailable', retryable: true });
    expect(pages.erased).toEqual([]);
  });
});
