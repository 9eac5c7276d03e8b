import { useQuery } from '@tanstack/react-query';
import { apiErrorFrom } from '../../api/api-error.ts';
import { loadContracts } from '../../api/load-contracts.ts';
import { queryKeys } from '../../api/query-keys.ts';

const LOOK_AGAIN_MS = 2_000;

/** How far an erasure is, looked at until it is complete. Needs no session: there is none any more. */
export function useErasure(erasureId: string | null) {
  return useQuery({
    queryKey: queryKeys.erasure(erasureId ?? 'none'),
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/account/erasures/${encodeURIComponent(erasureId ?? '')}`, { signal, cache: 'no-store' });
      if (!response.ok) throw await apiErrorFrom(response);
      const { readErasure } = await loadContracts('account');
      return readErasure.output.parse(await response.json());
    },
    enabled: erasureId !== null,
    refetchInterval: ({ state }) => (state.data?.completedAt || state.error ? false : LOOK_AGAIN_MS),
  });
}
