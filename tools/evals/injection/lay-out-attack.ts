import type { HistoryMessage, Source } from '@hyrox/contracts';
import { placesOf, type Attack, type Place } from './read-attacks.ts';

/** Where the parts of one attack stand in a turn, before anything is built or neutralised. */
export interface LaidOut {
  message: string;
  history: HistoryMessage[];
  sources: Source[];
  summary: string;
}

const HONEST: Source = { id: 'handbook', sourceName: 'Handbook', section: 'General', score: 1, content: 'Train often, rest well.' };
const SOURCE_FIELDS: Readonly<Record<string, keyof Source>> = { content: 'content', section: 'section', source_name: 'sourceName' };

const textsAt = (places: readonly Place[], ...surfaces: Place['surface'][]): string[] =>
  places.filter(({ surface }) => surfaces.includes(surface)).map(({ text }) => text);

/**
 * A turn that carries the attack. Notes, equipment and display name do not reach the prompt in the product today: here they stand on
 * the athlete's line, as they would if they were added, so that every attack can reach the model.
 */
export function layOut(attack: Attack, places: readonly Place[] = placesOf(attack)): LaidOut {
  const passages = places
    .filter(({ surface }) => surface === 'passage')
    .map(({ field, text }, i): Source => ({ ...HONEST, id: `attack-${i}`, [SOURCE_FIELDS[field] ?? 'content']: text }));
  const turns = places
    .filter(({ surface }) => surface === 'earlier')
    .flatMap(({ field, text }): HistoryMessage[] =>
      field === 'assistant'
        ? [
            { role: 'user', content: 'Hello.' },
            { role: 'assistant', content: text },
          ]
        : [{ role: 'user', content: text }],
    );
  const limitations = placesOf(attack).filter(({ field }) => field === 'injuries_limitations');
  const filledIn = places.filter(({ surface, field }) => (surface === 'profile' || surface === 'note') && field !== 'injuries_limitations');
  const facts = filledIn
    .map(({ text }) => text)
    .concat(limitations.length > 0 && places.length > 0 ? [`limitations: ${textsAt(limitations, 'profile').join(', ')}`] : []);
  return {
    message: [attack.host, ...textsAt(places, 'message')].join('\n\n'),
    history: turns,
    sources: [HONEST, ...passages],
    summary: ['Athlete profile: 34yo male', ...facts].join(', '),
  };
}
