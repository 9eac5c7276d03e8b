import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSystemPrompt, PROMPT_VERSION, SYSTEM_PROMPT } from './system-prompt.ts';

const golden = readFileSync(new URL('./__golden__/system-prompt.txt', import.meta.url), 'utf8').replace(/\n$/u, '');

describe('the system prompt', () => {
  it('is the golden file, word for word', () => {
    expect(SYSTEM_PROMPT).toBe(golden);
  });

  it('carries its own hash in the version', () => {
    expect(PROMPT_VERSION.split('.')[1]).toBe(createHash('sha256').update(golden).digest('hex').slice(0, 12));
  });

  it('takes a context full of replacement patterns as it is', () => {
    const context = "costs $& and $1 and $$ and $` and $' {context}";
    expect(buildSystemPrompt(context)).toBe(golden.split('{context}').join(context));
  });
});
