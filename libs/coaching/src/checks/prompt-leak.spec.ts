import { describe, expect, it } from '@jest/globals';
import { SYSTEM_PROMPT } from '../prompt/system-prompt.ts';
import { GUARD_FALLBACKS, SAFETY_INSTRUCTIONS } from '../safety/safety-texts.ts';
import { checkPromptLeak } from './prompt-leak.ts';

describe('instructions that an answer recites', () => {
  it('are found in the whole prompt, in one of its rules, and in what the router asks', () => {
    expect(checkPromptLeak(SYSTEM_PROMPT)?.code).toBe('prompt_leak');
    expect(checkPromptLeak(`Sure: ${SYSTEM_PROMPT.split('\n')[6] ?? ''}`)?.code).toBe('prompt_leak');
    expect(checkPromptLeak(SAFETY_INSTRUCTIONS.diagnosed)?.code).toBe('prompt_leak');
  });

  it.each([
    'It depends on where you are. Tell me your level, your race date and your weakest station.',
    'Evidence-based options are caffeine, creatine, beta-alanine and electrolytes.',
    'See a physiotherapist or sports medicine doctor first.',
    ...Object.values(GUARD_FALLBACKS),
  ])('are not found in what a coach says: %s', (text) => {
    expect(checkPromptLeak(text)).toBeNull();
  });
});
