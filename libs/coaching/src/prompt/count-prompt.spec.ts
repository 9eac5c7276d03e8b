import { describe, expect, it } from '@jest/globals';
import { countMessage, countPrompt } from './count-prompt.ts';

/** A counter that can be followed by hand: a token is a word. The exact one is the gateway's and is tested there. */
const words = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;
const PREAMBLE_WORDS = 10;

describe('countPrompt', () => {
  it('counts the first system message together with the date preamble and every other on its own', () => {
    const messages = [
      { role: 'system' as const, content: 'be brief' },
      { role: 'system' as const, content: 'athlete profile' },
      { role: 'user' as const, content: 'three words here' },
    ];
    expect(countPrompt(messages, words)).toBe(1 + (PREAMBLE_WORDS + 2 + 5) + (2 + 5) + (3 + 5) + 4);
  });

  it('pays for the preamble when nothing is said by the system', () => {
    expect(countPrompt([{ role: 'user', content: 'hello' }], words)).toBe(1 + (PREAMBLE_WORDS + 5) + (1 + 5) + 4);
  });

  it('leaves out the blanks around a message, as the template does', () => {
    expect(countMessage('\n  two words \n', (text) => text.length)).toBe('two words'.length + 5);
  });
});
