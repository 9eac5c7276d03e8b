import type { DeletionRequest } from '@hyrox/contracts';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { loadContracts } from '../../api/load-contracts.ts';
import { sendJson } from '../../api/send-json.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { useFarewell } from './farewell-store.ts';

/** What has to be typed, in the words of the contract. */
export const CONFIRM_WORDS = 'delete my account' satisfies z.input<typeof DeletionRequest>['confirm'];

interface DeleteAccountEvents {
  onDeleted: (erasureId: string) => void;
  onError: (error: Error) => void;
}

/** Asks for the end of the account. Asking again is the same erasure, so a lost answer does no harm. */
export function useDeleteAccount({ onDeleted, onError }: DeleteAccountEvents) {
  const { token } = useAuth();
  return useMutation({
    mutationFn: async () => {
      const response = await sendJson('POST', '/api/account/deletion', { token, body: { confirm: CONFIRM_WORDS } });
      const { DeletionAnswer } = await loadContracts('account');
      return DeletionAnswer.parse(await response.json()).erasureId;
    },
    onSuccess: (erasureId) => {
      useFarewell.setState({ erasureId });
      onDeleted(erasureId);
    },
    onError,
  });
}
