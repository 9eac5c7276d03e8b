import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { EVENTS, FeedEvents } from '@hyrox/contracts';
import { toFeedEvent } from './to-feed-event.ts';

const ref = 'a'.repeat(32);
const id = randomUUID();
const at = '2026-11-21T10:00:00.000Z';
const completed = {
  turnId: id,
  conversationId: id,
  athleteRef: ref,
  messageId: id,
  outcome: 'stopped',
  finish: 'stopped',
  attempt: 1,
  model: null,
  promptVersion: null,
  sourceIds: [],
  tokensIn: null,
  tokensOut: null,
  costNanoUsd: null,
  completedAt: at,
  training: { messages: [{ role: 'user', content: 'canary' }], answer: 'canary' },
};

const FACTS: [string, object, object | null][] = [
  [
    'turn-accepted',
    { turnId: id, conversationId: id, athleteRef: ref, acceptedAt: at },
    { turnId: id, conversationId: id, state: 'accepted' },
  ],
  ['turn-completed', completed, { turnId: id, conversationId: id, state: 'stopped' }],
  ['turn-interrupted', { turnId: id, athleteRef: ref, attempt: 2 }, { turnId: id, conversationId: null, state: 'interrupted' }],
  ['feedback-given', { messageId: id, turnId: null, athleteRef: ref, rating: null }, { messageId: id, rating: null }],
  ['conversation-changed', { athleteRef: ref, conversationId: id, change: 'deleted' }, { conversationId: id, change: 'deleted' }],
  ['profile-changed', { athleteRef: ref, fields: ['weight_kg'], adult: true }, {}],
  ['workout-logged', { athleteRef: ref, kind: 'run', entryId: id, change: 'changed' }, { kind: 'run', entryId: id, change: 'changed' }],
  ['benchmark-recorded', { athleteRef: ref, entryId: id, change: 'added' }, { kind: 'benchmark', entryId: id, change: 'added' }],
  [
    'consent-changed',
    { athleteRef: ref, purpose: 'health_data', granted: true, textVersion: 'v' },
    { purpose: 'health_data', granted: true },
  ],
  ['plan-changed', { athleteRef: ref, planId: id, change: 'accepted' }, { planId: id, change: 'accepted' }],
  ['athlete-erased', { athleteRef: ref, erasedAt: at }, null],
  ['usage-recorded', {}, null],
  ['budget-crossed', {}, null],
  ['model-switched', {}, null],
  ['model-missing', {}, null],
];

describe('a fact in the feed', () => {
  it.each(FACTS)('%s is told as its page needs it, without a word of text', (name, data, told) => {
    const event = toFeedEvent({ streamSeq: 1, name, version: 1, data });
    expect(event?.data ?? null).toEqual(told);
    if (event) expect(FeedEvents[event.name].parse(event.data)).toEqual(told);
    expect(JSON.stringify(event)).not.toContain('canary');
  });

  it('is considered for every event there is', () => {
    expect(FACTS.map(([name]) => name).sort()).toEqual(EVENTS.map(({ name }) => name).sort());
  });

  it('of a version that is not ours is passed over', () => {
    expect(toFeedEvent({ streamSeq: 1, name: 'profile-changed', version: 2, data: FACTS[5]?.[1] })).toBeNull();
  });
});
