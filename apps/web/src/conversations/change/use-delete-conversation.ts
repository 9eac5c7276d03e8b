import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../api/api-error.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { sendJson } from '../../api/send-json.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { writeDraft } from '../../chat/composer/draft-storage.ts';
import { dropTurn } from '../../turns/turn-store.ts';
import { changeInLists, restoreLists } from './change-list.ts';
import { reportChange } from './change-report.ts';
import { currentConversationId, leaveConversation, openConversation } from '../conversation-path.ts';

/** Deletes a conversation: gone from the page at once, a new one where it was open; back again when the server did not do it. */
export function useDeleteConversation() {
  const { token } = useAuth();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: async ({ id }: { id: string }) => {
      try {
        await sendJson('DELETE', `/api/conversations/${id}`, { token });
      } catch (error) {
        // Gone is what was wanted: another device was faster, or the answer to an earlier try was lost.
        if (!(error instanceof ApiError) || error.code !== 'not_found') throw error;
      }
    },
    onMutate: async ({ id }) => {
      const wasOpen = currentConversationId() === id;
      leaveConversation(id);
      return { wasOpen, before: await changeInLists(queries, id, null) };
    },
    onSuccess: (_, { id }) => {
      dropTurn(id);
      writeDraft(window.localStorage, id, '');
      queries.removeQueries({ queryKey: queryKeys.messages(id) });
      reportChange(null);
    },
    onError: (error, asked, context) => {
      if (context) restoreLists(queries, context.before);
      if (context?.wasOpen && currentConversationId() === null) openConversation(asked.id);
      reportChange({ words: 'The conversation could not be deleted. It is back in the list.', error, again: () => remove.mutate(asked) });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.conversations }),
  });
  return remove;
}
