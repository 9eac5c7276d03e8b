import type { FeedbackReason, Rating } from '@hyrox/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchApi } from '../../api/fetch-api.ts';
import { queryKeys } from '../../api/query-keys.ts';
import type { TokenSource } from '../../api/token-source.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { say } from '../connection/announce.ts';
import { type Messages, thumbOn, withThumb } from './with-thumb.ts';

/** What is sent: a thumb, its withdrawal (null), or what is said about it. What is left out stays as it was. */
export interface FeedbackChange {
  rating: Rating | null;
  reasons?: FeedbackReason[];
  comment?: string;
}

async function sendFeedback(messageId: string, change: FeedbackChange, token: TokenSource): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetchApi(`/api/messages/${messageId}/feedback`, token, { method: 'POST', headers, body: JSON.stringify(change) });
}

/**
 * Saves a thumb: shown at once, in the order it was tapped, and taken back with a word when the server does not take it.
 * With no network it waits for one.
 */
export function useFeedback(conversationId: string, messageId: string) {
  const { token } = useAuth();
  const queries = useQueryClient();
  const queryKey = queryKeys.messages(conversationId);
  const mutationKey = ['feedback', messageId];
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join(':') },
    mutationFn: (change: FeedbackChange) => sendFeedback(messageId, change, token),
    onMutate: async ({ rating, reasons, comment }) => {
      await queries.cancelQueries({ queryKey });
      const before = thumbOn(queries.getQueryData<Messages>(queryKey), messageId);
      const after = rating && {
        rating,
        reasons: reasons ?? before?.reasons ?? [],
        comment: comment === undefined ? (before?.comment ?? null) : comment || null,
      };
      queries.setQueryData<Messages>(queryKey, (cached) => withThumb(cached, messageId, after));
      return { before };
    },
    onError: (_error, _change, context) => {
      queries.setQueryData<Messages>(queryKey, (cached) => withThumb(cached, messageId, context?.before ?? null));
      say('Your feedback was not saved');
    },
    onSettled: () => {
      // The last one of a row of taps reads the record again; an earlier one would bring a thumb back that is being changed.
      if (queries.isMutating({ mutationKey }) === 1) return queries.invalidateQueries({ queryKey });
    },
  });
}
