import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GatewayLab, type Gateway } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';

let lab: GatewayLab;
let gateway: Gateway;
let athlete: { id: string; token: string };
let send: ReturnType<typeof sender>;
beforeAll(async () => {
  lab = await GatewayLab.start();
  gateway = await lab.gateway({ SSE_PER_ATHLETE: 2 });
  athlete = await lab.signIn.athlete();
  await lab.worker({ pieces: () => ['Low ', 'hips.'], paceMs: 300 });
  send = sender(gateway.url, athlete.token);
});
afterAll(() => lab.stop());

const turn = (changes: object = {}) => ({ turnId: randomUUID(), conversationId: randomUUID(), message: 'Hi', ...changes });

const ROUTES: [string, string][] = [
  ['POST', '/api/turns'],
  ['GET', `/api/turns/${randomUUID()}/events`],
  ['POST', `/api/turns/${randomUUID()}/stop`],
  ['POST', '/api/chat'],
  ['POST', '/api/conversations'],
  ['GET', '/api/conversations'],
  ['GET', `/api/conversations/${randomUUID()}/messages`],
  ['GET', '/api/profile'],
  ['POST', '/api/profile'],
  ['GET', '/api/consents'],
  ['POST', '/api/consents'],
  ['POST', `/api/messages/${randomUUID()}/feedback`],
];

describe('without a token', () => {
  it.each(ROUTES)('%s %s is refused', async (method, path) => {
    for (const headers of [{}, { authorization: 'Basic abc' }, { cookie: `access_token=${athlete.token}` }]) {
      const response = await fetch(`${gateway.url}${path}?access_token=${athlete.token}`, { method, headers });
      expect(await errorOf(response)).toMatchObject({ status: 401, code: 'unauthenticated', retryable: false });
    }
  });

  it('only health is told', async () => {
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    expect(await errorOf(await fetch(`${gateway.url}/metrics`))).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('a request that cannot be read', () => {
  it.each([
    ['malformed JSON', '{"turnId": ', undefined],
    ['a NUL in the message', turn({ message: 'a\u0000b' }), 'message'],
    ['a lone surrogate', `{"turnId":"${randomUUID()}","conversationId":"${randomUUID()}","message":"\\ud83d"}`, 'message'],
    ['an empty message', turn({ message: '  ' }), 'message'],
    ['8,001 characters', turn({ message: 'x'.repeat(8_001) }), 'message'],
    ['a field that is not ours', turn({ user_id: randomUUID() }), 'user_id'],
    ['a turn id that is none', turn({ turnId: "1'; drop table" }), 'turnId'],
    ['an array', [1, 2], undefined],
    ['1,000 levels', `${'['.repeat(1_000)}${']'.repeat(1_000)}`, undefined],
    ['a prototype', `{"__proto__":{"admin":true},"turnId":"${randomUUID()}","conversationId":"${randomUUID()}","message":"Hi"}`, undefined],
  ])('is invalid: %s', async (_, body, field) => {
    const error = await errorOf(await send('POST', '/api/turns', body));
    expect(error).toMatchObject({ status: 400, code: 'invalid', retryable: false, ...(field ? { field } : {}) });
    expect(error.requestId).toMatch(/^[\w-]{8,64}$/u);
  });

  it('is too large over 64 KB', async () => {
    expect(await errorOf(await send('POST', '/api/turns', turn({ message: 'x'.repeat(70_000) })))).toMatchObject({
      status: 413,
      code: 'invalid',
    });
  });

  it('is not JSON when it says so', async () => {
    expect(await errorOf(await send('POST', '/api/turns', JSON.stringify(turn()), { 'content-type': 'text/plain' }))).toMatchObject({
      status: 415,
      code: 'invalid',
    });
  });

  it.each(['?limit=0', '?limit=101', '?limit=-1', '?user_id=bob', '?before=x', '?limit=10&limit=20'])('list with %s', async (query) => {
    expect(await errorOf(await send('GET', `/api/conversations${query}`))).toMatchObject({ status: 400, code: 'invalid' });
  });

  it('has its id reflected only when it is plain', async () => {
    expect((await send('GET', '/nothing', undefined, { 'x-request-id': 'abc_12345' })).headers.get('x-request-id')).toBe('abc_12345');
    expect((await send('GET', '/nothing', undefined, { 'x-request-id': '<script>alert(1)</script>' })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/u,
    );
    expect((await send('GET', '/nothing')).headers.get('x-powered-by')).toBeNull();
  });
});

describe('somebody else', () => {
  it('sees nothing of a turn and of a conversation', async () => {
    const mine = turn();
    await (await send('POST', '/api/turns', mine)).text();
    const bob = (await lab.signIn.athlete()).token;
    expect((await send('GET', `/api/turns/${mine.turnId}/events`, undefined, {}, bob)).status).toBe(404);
    expect((await send('POST', `/api/turns/${mine.turnId}/stop`, undefined, {}, bob)).status).toBe(404);
    expect(await errorOf(await send('POST', '/api/turns', turn({ conversationId: mine.conversationId }), {}, bob))).toMatchObject({
      status: 404,
    });
    expect(await errorOf(await send('POST', '/api/turns', mine, {}, bob))).toMatchObject({ status: 404 });
  });
});

describe('one at a time', () => {
  it('a second question in a live conversation is a conflict, as is another body under one turn id', async () => {
    const first = turn();
    const streaming = await send('POST', '/api/turns', first);
    expect(await errorOf(await send('POST', '/api/turns', turn({ conversationId: first.conversationId })))).toMatchObject({
      status: 409,
      code: 'conflict',
      field: 'conversationId',
    });
    expect(await errorOf(await send('POST', '/api/turns', { ...first, message: 'Other' }))).toMatchObject({ status: 409, field: 'turnId' });
    await streaming.text();
  });

  it('more streams than allowed are rate limited until one closes', async () => {
    const other = (await lab.signIn.athlete()).token;
    const open = await Promise.all([turn(), turn()].map((body) => send('POST', '/api/turns', body, {}, other)));
    const refused = await send('POST', '/api/turns', turn(), {}, other);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await errorOf(refused)).toMatchObject({ status: 429, code: 'rate_limited', retryable: true });
    await Promise.all(open.map((response) => response.text()));
    expect((await send('POST', '/api/turns', turn(), {}, other)).status).toBe(200);
  });
});

describe('the hand-off’s wire', () => {
  it('streams tokens and [DONE]', async () => {
    const response = await send('POST', '/api/chat', { conversation_id: randomUUID(), message: 'Hi' });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/u);
    expect(await response.text()).toBe('data: {"token": "Low "}\n\ndata: {"token": "hips."}\n\ndata: [DONE]\n\n');
  });

  it('fails with JSON before the stream', async () => {
    expect(await errorOf(await send('POST', '/api/chat', { conversation_id: 'x', message: 'Hi' }))).toMatchObject({
      status: 400,
      field: 'conversation_id',
    });
  });
});
