import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BLANK_PROFILE } from '@hyrox/coaching';
import {
  createConversation,
  giveFeedback,
  listConversations,
  listMessages,
  readConsents,
  recordConsent,
  saveProfile,
  ServiceError,
} from '@hyrox/contracts';
import { Bus } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import { answerOnBus } from './answer-on-bus.ts';
import { GatewayLab } from './gateway-lab.ts';
import { errorOf, sender } from './send.ts';

let lab: GatewayLab;
let athlete: { id: string; token: string };
let sidecar: Bus;
let send: ReturnType<typeof sender>;
beforeAll(async () => {
  lab = await GatewayLab.start();
  athlete = await lab.signIn.athlete();
  send = sender((await lab.gateway()).url, athlete.token);
  sidecar = await Bus.connect({ url: lab.nats.url, holderKind: 'sidecar', log: createLogger('sidecar', 'fatal') });
});
afterAll(async () => {
  await sidecar.close();
  await lab.stop();
});

describe('pages', () => {
  const at = '2026-11-21T10:00:00.000Z';

  it('create and list conversations in the hand-off’s words, with a link to the next page', async () => {
    const answers = [
      answerOnBus(sidecar, createConversation, ({ conversationId }) => ({
        conversation: { id: conversationId, title: null, startedAt: at, updatedAt: at, lastMessagePreview: '' },
      })),
      answerOnBus(sidecar, listConversations, ({ athleteId, limit }) => ({
        conversations: [{ id: athleteId, title: 'Sled', startedAt: at, updatedAt: at, lastMessagePreview: 'Low' }].slice(0, limit),
        more: true,
      })),
    ];
    await sidecar.connection.flush();
    const created = await send('POST', '/api/conversations', {});
    expect([created.status, await created.json()]).toEqual([
      201,
      { id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/u), started_at: at },
    ]);
    const listed = await send('GET', '/api/conversations?limit=1');
    expect(listed.headers.get('link')).toBe(`</api/conversations?limit=1&before=${athlete.id}>; rel="next"`);
    expect(await listed.json()).toEqual([{ id: athlete.id, title: 'Sled', started_at: at, updated_at: at, last_message_preview: 'Low' }]);
    answers.forEach((answer) => answer.stop());
  });

  it('tell messages with their sources, and not_found as 404', async () => {
    const id = randomUUID();
    const answer = answerOnBus(sidecar, listMessages, ({ conversationId }) => {
      if (conversationId !== id) throw new ServiceError('not_found', 'There is no such conversation');
      const sources = [{ id: 's', sourceName: 'Stations', section: 'Sled', score: 1, content: 'c' }];
      const rest = { turnId: id, outcome: 'done' as const, finish: 'stop', model: 'k', notices: [], liveTurnId: null, feedback: null };
      return { messages: [{ id, role: 'assistant' as const, content: 'Low', createdAt: at, sources, ...rest }], more: false };
    });
    await sidecar.connection.flush();
    const response = await send('GET', `/api/conversations/${id.toUpperCase()}/messages`);
    expect(response.headers.get('link')).toBeNull();
    expect(await response.json()).toMatchObject([
      { role: 'assistant', created_at: at, live_turn_id: null, sources: [{ source_name: 'Stations' }] },
    ]);
    expect((await send('GET', `/api/conversations/${randomUUID()}/messages`)).status).toBe(404);
    answer.stop();
  });

  it('save a profile, and name the field that is wrong', async () => {
    const answer = answerOnBus(sidecar, saveProfile, ({ athleteId, fields }) => ({
      profile: { ...BLANK_PROFILE, id: athleteId, weight_kg: fields.weight_kg ?? null, created_at: at, updated_at: at },
    }));
    await sidecar.connection.flush();
    expect(await (await send('POST', '/api/profile', { weight_kg: 80 })).json()).toMatchObject({ id: athlete.id, weight_kg: 80 });
    for (const weight_kg of [-1, '80', 1e6])
      expect(await errorOf(await send('POST', '/api/profile', { weight_kg }))).toMatchObject({ status: 400, field: 'weight_kg' });
    expect(await errorOf(await send('POST', '/api/profile', '{"weight_kg":1e309}'))).toMatchObject({ status: 400, field: 'weight_kg' });
    answer.stop();
  });

  it('record consents and thumbs under the opaque reference', async () => {
    const refs: string[] = [];
    const answers = [
      answerOnBus(sidecar, readConsents, () => ({ health_data: true, training_reuse: false })),
      answerOnBus(sidecar, recordConsent, ({ athleteRef, purpose, granted }) => (refs.push(athleteRef), { purpose, granted })),
      answerOnBus(sidecar, giveFeedback, ({ athleteRef }) => (refs.push(athleteRef), { ok: true as const })),
    ];
    await sidecar.connection.flush();
    expect(await (await send('GET', '/api/consents')).json()).toEqual({ health_data: true, training_reuse: false });
    const change = { purpose: 'training_reuse', granted: true, text_version: '2026-11' };
    expect(await (await send('POST', '/api/consents', change)).json()).toEqual({ purpose: 'training_reuse', granted: true });
    expect(await (await send('POST', `/api/messages/${randomUUID()}/feedback`, { rating: 1 })).json()).toEqual({ ok: true });
    expect(await errorOf(await send('POST', `/api/messages/${randomUUID()}/feedback`, { rating: 2 }))).toMatchObject({
      status: 400,
      field: 'rating',
    });
    expect(refs).toEqual([refs[0], refs[0]]);
    expect(refs[0]).toMatch(/^[0-9a-f]{32}$/u);
    answers.forEach((answer) => answer.stop());
  });

  it('are unavailable with a time to come back when their service is away', async () => {
    const response = await send('GET', '/api/profile');
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await errorOf(response)).toMatchObject({ status: 503, code: 'unavailable', retryable: true });
  });
});
