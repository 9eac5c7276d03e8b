import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { PROMPT_TEXTS } from './prompt-texts.ts';
import { buildSystemPrompt, PROMPT_VERSION, SYSTEM_PROMPT } from './system-prompt.ts';

const golden = readFileSync(new URL('./__golden__/system-prompt.txt', import.meta.url), 'utf8').replace(/\n$/u, '');

describe('the system prompt', () => {
  it('is the golden file, word for word', () => {
    expect(SYSTEM_PROMPT).toBe(golden);
  });

  it('has a version made of every text that may be sent, and of the format', () => {
    const digest = createHash('sha256').update(PROMPT_TEXTS.join('\u0000')).digest('hex').slice(0, 12);
    expect(PROMPT_VERSION.split('.')[1]).toBe(digest);
  });

  it('takes a context full of replacement patterns as it is', () => {
    const context = "costs $& and $1 and $$ and $` and $' {context}";
    expect(buildSystemPrompt(context)).toBe(golden.split('{context}').join(context));
  });
});
