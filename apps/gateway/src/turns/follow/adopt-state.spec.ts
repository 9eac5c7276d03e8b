import { describe, expect, it } from '@jest/globals';
import type { TurnEvent, TurnState } from '@hyrox/contracts';
import { adoptState } from './adopt-state.ts';
import { newLiveTurn, type LiveTurn } from './live-turn.ts';

const GATEWAY = 'gateway.abcdef';
const WORKER = 'inference.abcdef';
const state = (changes: Partial<TurnState>): TurnState => ({
  turnId: 't',
  conversationId: 'c',
  athleteId: 'a',
  status: 'running',
  attempt: 1,
  holder: WORKER,
  message: 'm',
  text: null,
  end: null,
  sources: [],
  degraded: null,
  ...changes,
});
const ended = { status: 'done' as const, end: { outcome: 'done' as const, finish: 'stop' as const, stages: {}, notices: [] } };

function shown(text: string, attempt = 1): { turn: LiveTurn; seen: string[] } {
  const turn = newLiveTurn({ turnId: 't', conversationId: 'c', athleteId: 'a' }, attempt);
  turn.text = text;
  const seen: string[] = [];
  turn.readers.add({
    at: text.length,
    token: (piece) => seen.push(`token ${piece}`),
    tell: (event: TurnEvent) => seen.push(event.name),
    restart: (to) => seen.push(`restart ${to}`),
    close: () => seen.push('closed'),
  });
  return { turn, seen };
}

describe('what the record says', () => {
  it('about a worker we did not know moves us there', () => {
    const { turn } = shown('');
    expect(adoptState(turn, state({}), GATEWAY)).toBe('moved');
    expect(turn.worker).toBe(WORKER);
    expect(adoptState(turn, state({}), GATEWAY)).toBe('known');
  });

  it('about a new attempt restarts', () => {
    const { turn, seen } = shown('half');
    expect(adoptState(turn, state({ attempt: 2, status: 'accepted', holder: '' }), GATEWAY)).toBe('known');
    expect([turn.text, turn.attempt, seen]).toEqual(['', 2, ['restart 2']]);
  });

  it('never takes an attempt back', () => {
    const { turn, seen } = shown('second try', 2);
    expect(adoptState(turn, state({ ...ended, text: 'first try' }), GATEWAY)).toBe('known');
    expect(seen).toEqual([]);
  });

  it('about an end brings the rest of the text and the end', () => {
    const { turn, seen } = shown('Push ');
    expect(adoptState(turn, state({ ...ended, text: 'Push low' }), GATEWAY)).toBe('ended');
    expect(seen).toEqual(['sources', 'token low', 'done', 'closed']);
  });

  it('counts when another text was shown', () => {
    const { turn, seen } = shown('Push har');
    adoptState(turn, state({ ...ended, text: '' }), GATEWAY);
    expect(seen).toEqual(['sources', 'restart 1', 'done', 'closed']);
    expect(turn.text).toBe('');
  });

  it('tells when the duty is still ours', () => {
    const { turn } = shown('');
    expect(adoptState(turn, state({ status: 'accepted', holder: GATEWAY }), GATEWAY)).toBe('ours');
  });
});
