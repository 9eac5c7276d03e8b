import type { Profile } from '@hyrox/contracts';
import type { ThreadItem } from '../thread/build-thread.ts';
import { type Occasion, type Suggestion, SUGGESTIONS } from './suggestion-list.ts';

/** What is known when a suggestion is chosen. */
export interface Situation {
  /** Null when it is not known yet. */
  profile: Profile | null;
  hasEarlierConversations: boolean;
  /** The last question and its answer; null in a new conversation. */
  lastExchange: string | null;
  /** What was asked in this conversation: it is not suggested again. */
  asked: readonly string[];
  now: Date;
}

const MOST = 3;
const NEAR_DAYS = 14;
const DAY_MS = 86_400_000;

/** Whether a conversation that ends here is one to go on with: its answer is whole and does not send the athlete to a doctor. */
export function invitesMore(last: ThreadItem): boolean {
  if (last.kind !== 'answer') return false;
  const { outcome, finish, notices } = last.answer;
  return outcome === 'done' && finish === 'stop' && notices.every(({ severity }) => severity !== 'urgent');
}

/** At most three ways to go on, chosen from what is known: by the subject of the last answer, or by who is asking. */
export function chooseSuggestions(situation: Situation, list: readonly Suggestion[] = SUGGESTIONS): string[] {
  const fitting = situation.lastExchange === null ? forNewConversation(situation, list) : afterAnswer(situation.lastExchange, list);
  const asked = new Set(situation.asked.map((text) => text.trim().toLowerCase()));
  return fitting
    .map(({ text }) => text)
    .filter((text) => !asked.has(text.toLowerCase()))
    .slice(0, MOST);
}

function forNewConversation(situation: Situation, list: readonly Suggestion[]): Suggestion[] {
  const occasions = occasionsOf(situation);
  const specific = list.filter(({ on }) => on !== undefined && on !== 'always' && occasions.has(on));
  const general = list.filter(({ on }) => on === 'always');
  // One place is kept for a question that anybody may ask.
  return [...specific.slice(0, MOST - 1), ...general];
}

function occasionsOf({ profile, hasEarlierConversations, now }: Situation): Set<Occasion> {
  const occasions = new Set<Occasion>();
  if (!hasEarlierConversations) occasions.add('first-visit');
  if (!profile) return occasions;
  if (isIncomplete(profile)) occasions.add('profile-incomplete');
  if (profile.no_race_planned) occasions.add('no-race');
  const days = profile.race_date ? (Date.parse(profile.race_date) - now.getTime()) / DAY_MS : null;
  if (days === null || days < -1) return occasions;
  return occasions.add(days <= NEAR_DAYS ? 'race-near' : 'race-set');
}

const isIncomplete = (profile: Profile): boolean =>
  profile.weekly_availability_hours === null || !profile.training_history || (profile.race_date === null && !profile.no_race_planned);

/** Those whose subject was spoken of, the subject that was named most often first. */
function afterAnswer(exchange: string, list: readonly Suggestion[]): Suggestion[] {
  const text = exchange.toLowerCase();
  const timesNamed = ({ after = [] }: Suggestion) => after.reduce((sum, words) => sum + countOf(words, text), 0);
  return list
    .map((suggestion) => ({ suggestion, times: timesNamed(suggestion) }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times)
    .map(({ suggestion }) => suggestion);
}

const countOf = (words: string, text: string): number => text.match(new RegExp(`\\b${words}`, 'g'))?.length ?? 0;
