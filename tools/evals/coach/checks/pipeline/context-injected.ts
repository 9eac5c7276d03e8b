import { buildSystemPrompt, formatContext } from '@hyrox/coaching';
import { defineKind, passIf, type Finding } from '../check-kind.ts';

const unseen: Finding = { pass: null, evidence: 'the provider does not tell what it was sent' };

/** The first message is the hand-off's system prompt with exactly the passages the athlete was shown, in their order. */
export const contextInjected = defineKind('context_injected', 'pipeline', {}, (_, { sent, sources }) => {
  if (sent === null) return unseen;
  const wanted = buildSystemPrompt(formatContext(sources));
  const [first] = sent;
  return passIf(
    first?.role === 'system' && first.content === wanted,
    first?.content === wanted ? `${sources.length} passages` : 'another system prompt',
  );
});
