import { buildCoachMessages, PROMPT_VERSION } from '@hyrox/coaching';
import type { Source } from '@hyrox/contracts';
import type { AnswerFacts, CheckKind, Finding } from './check-kind.ts';

export const SLED_SOURCE: Source = {
  id: 'team1c_001',
  sourceName: 'Hyrox Station Breakdown',
  section: 'Sled push technique',
  score: 1,
  content: 'Hips stay below the shoulders, with the trunk 30 to 45 degrees from the floor. Use short, fast steps of 30 to 50 cm.',
};

/** What a model is sent in a test; four characters count as a token. */
export const messagesOf = (change: Partial<Parameters<typeof buildCoachMessages>[0]>) =>
  buildCoachMessages({ message: 'How do I push the sled?', history: [], sources: [SLED_SOURCE], summary: null, ...change }, (text) =>
    Math.ceil(text.length / 4),
  );

/** An answer as the pipeline leaves it when everything went well, with whatever a test wants otherwise. */
export function factsOf(change: Partial<AnswerFacts> = {}): AnswerFacts {
  const facts: AnswerFacts = {
    ...{ question: 'How do I push the sled?', earlier: [], text: 'Stay low.', outcome: 'done', finish: 'stop' },
    ...{ sources: [SLED_SOURCE], notices: [], sent: null, stored: null, planMade: null },
    ...change,
  };
  const sent = messagesOf({ message: facts.question, history: [...facts.earlier], sources: facts.sources });
  const stored = {
    promptVersion: PROMPT_VERSION,
    chunkIds: facts.sources.map(({ id }) => id),
    content: facts.text,
    notices: facts.notices,
  };
  return { ...facts, sent: 'sent' in change ? facts.sent : sent, stored: 'stored' in change ? facts.stored : stored };
}

/** What a kind with these settings says of a text or of facts, in season 26/27. */
export function tryCheck(kind: CheckKind, settings: object, facts: string | Partial<AnswerFacts>): Finding {
  return kind.prepare(settings, '26/27')(factsOf(typeof facts === 'string' ? { text: facts } : facts));
}

/** Only whether it passes. */
export const passes = (kind: CheckKind, settings: object, facts: string | Partial<AnswerFacts>): boolean | null =>
  tryCheck(kind, settings, facts).pass;
