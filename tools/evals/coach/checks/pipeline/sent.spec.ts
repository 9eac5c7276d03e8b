import { describe, expect, test } from '@jest/globals';
import { factsOf, messagesOf as sent, passes } from '../answer.fixture.ts';
import { athleteSummary } from './athlete-summary.ts';
import { contextInjected } from './context-injected.ts';
import { historySent } from './history-sent.ts';

const said = [
  { role: 'user' as const, content: 'How heavy is the sled?' },
  { role: 'assistant' as const, content: '152 kg.' },
];

describe('the context', () => {
  test('is the prompt with the passages that were shown', () => expect(passes(contextInjected, {}, {})).toBe(true));
  test('is not there when the model was sent none', () => expect(passes(contextInjected, {}, { sent: sent({ sources: [] }) })).toBe(false));
  test('is not there when a word of the prompt changed', () => {
    const [system, ...rest] = factsOf().sent ?? [];
    expect(passes(contextInjected, {}, { sent: [{ role: 'system', content: `${system?.content} Be nice.` }, ...rest] })).toBe(false);
  });
  test('cannot be seen with a real provider', () => expect(passes(contextInjected, {}, { sent: null })).toBeNull());
});

describe('the athlete', () => {
  const summary = 'Athlete profile: 35yo male, goal: 80 min';
  test('is the second message', () =>
    expect(passes(athleteSummary, { contains: ['goal: 80 min'] }, { sent: sent({ summary }) })).toBe(true));
  test('is another one', () => expect(passes(athleteSummary, { contains: ['goal: 90 min'] }, { sent: sent({ summary }) })).toBe(false));
  test('stands in the wrong place', () => {
    const [system, athlete, question] = sent({ summary });
    expect(passes(athleteSummary, {}, { sent: [system, question, athlete] as never })).toBe(false);
  });
  test('is nobody', () => {
    expect(passes(athleteSummary, { none: true }, {})).toBe(true);
    expect(passes(athleteSummary, { none: true }, { sent: sent({ summary }) })).toBe(false);
  });
});

describe('what was said before', () => {
  test('is sent in order', () => expect(passes(historySent, {}, { earlier: said })).toBe(true));
  test('is missing', () => expect(passes(historySent, {}, { earlier: said, sent: sent({}) })).toBe(false));
  test('never was', () => expect(passes(historySent, {}, {})).toBe(false));
});
