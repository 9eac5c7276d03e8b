import { defineKind, passIf } from '../check-kind.ts';

/** What was said before in the conversation is sent to the model, word for word and in order, with the question last. */
export const historySent = defineKind('history_sent', 'pipeline', {}, (_, { sent, earlier, question }) => {
  if (sent === null) return { pass: null, evidence: 'the provider does not tell what it was sent' };
  const spoken = sent.filter(({ role }) => role !== 'system').map(({ role, content }) => `${role}: ${content}`);
  const wanted = [...earlier, { role: 'user', content: question }].map(({ role, content }) => `${role}: ${content}`);
  if (wanted.length < 3) return passIf(false, 'nothing was said before');
  return passIf(spoken.join('\n') === wanted.join('\n'), `${spoken.length} of ${wanted.length} messages were sent`);
});
