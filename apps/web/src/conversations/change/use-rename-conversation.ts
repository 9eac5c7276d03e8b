import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../api/query-keys.ts';
import { sendJson } from '../../api/send-json.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { changeInLists, restoreLists } from './change-list.ts';
import { reportChange } from './change-report.ts';

interface Rename {
  id: string;
  title: string;
}

/** Renames a conversation: shown at once, put back when the server did not take it. */
export function useRenameConversation() {
  const { token } = useAuth();
  const queries = useQueryClient();
  const rename = useMutation({
    mutationFn: ({ id, title }: Rename) => sendJson('PATCH', `/api/conversations/${id}`, { token, body: { title } }),
    onMutate: ({ id, title }) => changeInLists(queries, id, { title }),
    onSuccess: () => reportChange(null),
    onError: (error, asked, before) => {
      if (before) restoreLists(queries, before);
      reportChange({
        words: `“${asked.title}” could not be kept as the name. The old one is back.`,
        error,
        again: () => rename.mutate(asked),
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.conversations }),
  });
  return rename;
}
