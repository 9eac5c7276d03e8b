import { DeletionAnswer, DeletionRequest } from '@hyrox/contracts';
import { useMutation } from '@tanstack/react-query';
import { sendJson } from '../../api/send-json.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { useFarewell } from './farewell-store.ts';

/** What has to be typed, in the words of the contract. */
export const CONFIRM_WORDS = DeletionRequest.shape.confirm.value;

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
      return DeletionAnswer.parse(await response.json()).erasureId;
    },
    onSuccess: (erasureId) => {
      useFarewell.setState({ erasureId });
      onDeleted(erasureId);
    },
    onError,
  });
}
