import { describe, expect, it } from '@jest/globals';
import { mayBeFollowUp } from './follow-up.ts';

describe('mayBeFollowUp', () => {
  it.each([
    "What about the women's weight?",
    'And how long should the rest between them be if I have only forty minutes on a weekday evening?',
    'Could you explain in more detail what you meant by the second of your three points from before please?',
  ])('may lean on the question before: %s', (message) => {
    expect(mayBeFollowUp(message)).toBe(true);
  });

  it('stands for itself when long and about a topic of its own', () => {
    expect(mayBeFollowUp('How should I pace the SkiErg and the first two kilometres when my goal is a finish under eighty minutes?')).toBe(
      false,
    );
  });
});
