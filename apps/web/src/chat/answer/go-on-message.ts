import type { Answer } from './answer.ts';

const QUOTED_CHARS = 160;

/**
 * What is sent to go on with an answer that is not whole. One that broke off is no part of what the model is shown of the conversation,
 * so its end is quoted.
 */
export function goOnMessage({ outcome, text }: Pick<Answer, 'outcome' | 'text'>): string {
  if (outcome !== 'failed') return 'Please go on from where you stopped.';
  const end = text.trimEnd().slice(-QUOTED_CHARS);
  const fromWord = text.trimEnd().length > QUOTED_CHARS ? `…${end.slice(end.indexOf(' ') + 1)}` : end;
  return `Your answer broke off. Please go on after: “${fromWord}”`;
}
