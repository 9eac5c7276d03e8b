import { useMemo } from 'react';
import { useConversations } from '../../conversations/use-conversations.ts';
import { useProfile } from '../../profile/use-profile.ts';
import type { ThreadItem } from '../thread/build-thread.ts';
import { chooseSuggestions, invitesMore } from './choose-suggestions.ts';

/**
 * Ways to go on from what is on the page; none while an answer is being written, where the last one has a problem of its own, or where it
 * says to stop training and to see a doctor.
 */
export function useSuggestions(items: readonly ThreadItem[], isIdle: boolean): string[] {
  const { data: profile } = useProfile();
  const { data: conversations } = useConversations();
  return useMemo(() => {
    const last = items.at(-1);
    if (!isIdle || (last && !invitesMore(last))) return [];
    return chooseSuggestions({
      profile: profile ?? null,
      hasEarlierConversations: conversations === undefined || conversations.length > 0,
      lastExchange: last?.kind === 'answer' ? `${last.question}\n${last.answer.text}` : null,
      asked: items.flatMap((item) => (item.kind === 'question' ? [item.text] : [])),
      now: new Date(),
    });
  }, [items, isIdle, profile, conversations]);
}
