import { findMentions, type Mention } from './find-mentions.ts';
import { asksForSomebodyElse } from './programme-requests.ts';

export const ofAthlete = (mentions: readonly Mention[]): Mention[] => mentions.filter(({ about }) => about === 'athlete');

/** What the phrases hear in a message: of the athlete, and of somebody else where advice is asked for that person. */
export function mentionsNow(message: string): Mention[] {
  const found = findMentions(message);
  return asksForSomebodyElse(message) ? found : ofAthlete(found);
}
