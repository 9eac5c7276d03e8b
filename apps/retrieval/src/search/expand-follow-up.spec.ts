import { describe, expect, it } from '@jest/globals';
import { expandFollowUp } from './expand-follow-up.ts';

const previous = 'How heavy is the sled pull?';
const together = (query: string): string => `${previous}\n${query}`;

describe('expandFollowUp', () => {
  it.each([
    ['begins with a connecting word', "What about the women's weight?"],
    ['begins with a connecting word and names a topic', 'And the wall balls?'],
    ['names no topic', 'How do I get faster?'],
    ['names no topic at length', 'Tell me which of the mistakes most beginners make in their first race cost them minutes'],
    ['is short and points back', 'Can I do it with my squats as well?'],
    ['is short and stays with the topic', 'sled pull rope technique'],
  ])('puts the previous question in front when the new one %s', (_name, query) => {
    expect(expandFollowUp(query, previous)).toBe(together(query));
  });

  it.each([
    ['a short question about a new topic', 'How much protein should I eat daily?'],
    ['a short question about a new topic whose "it" points nowhere', 'Would it be better to eat protein before bed?'],
    [
      'a long question that names its topic',
      'Could you design a four week block that makes my sled pull stronger while I keep running thirty kilometres weekly?',
    ],
  ])('leaves %s alone', (_name, query) => {
    expect(expandFollowUp(query, previous)).toBe(query);
  });

  it('has nothing to add to the first question of a conversation', () => {
    expect(expandFollowUp('And then?', undefined)).toBe('And then?');
    expect(expandFollowUp('And then?', '  ')).toBe('And then?');
  });

  it('cuts what is too long for a search, never through a surrogate pair', () => {
    const expanded = expandFollowUp(`and ${'😀'.repeat(4_000)}`, `x${'😀'.repeat(4_000)}`);
    expect(expanded.length).toBeLessThanOrEqual(2_601);
    expect(expanded.isWellFormed()).toBe(true);
  });
});
