import type { OpsDeadLetter, OpsService, OpsWindow } from '@hyrox/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sendJson } from '../../api/send-json.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { findProblems } from '../problems/find-problems.ts';
import { noteFirstSeen } from '../problems/note-first-seen.ts';
import { overviewPath } from './overview-path.ts';
import { readOps } from './read-ops.ts';

const LOOK_AGAIN_MS = 5_000;
const live = {
  refetchInterval: LOOK_AGAIN_MS,
  refetchOnWindowFocus: 'always' as const,
  staleTime: 0,
  // Three tries with growing waits would hide an outage: the next look comes by itself.
  retry: false,
  networkMode: 'always' as const,
};

/** Which problems this page saw when first. */
const seen = new Map<string, string>();

/** Everything at one moment with what is wrong; looked at every five seconds. What was seen last stays while the next look fails. */
export function useOverview(window: OpsWindow) {
  const { token } = useAuth();
  return useQuery({
    queryKey: ['ops', 'overview', window],
    queryFn: async ({ signal }) => {
      const overview = await readOps(overviewPath(window), ({ OpsOverview }) => OpsOverview, { token, signal });
      return { overview, problems: noteFirstSeen(findProblems(overview), overview.at, seen) };
    },
    placeholderData: keepPreviousData,
    ...live,
  });
}

/** The turns that ended last. */
export function useLastTurns(limit: number, isAllowed: boolean) {
  const { token } = useAuth();
  return useQuery({
    queryKey: ['ops', 'turns', limit],
    queryFn: ({ signal }) => readOps(`/api/ops/turns?limit=${limit}`, ({ OpsTurn }) => OpsTurn.array(), { token, signal }),
    placeholderData: keepPreviousData,
    enabled: isAllowed,
    ...live,
  });
}

/** Messages that could not be taken, of all services. */
export function useDeadLetters(isAllowed: boolean) {
  const { token } = useAuth();
  return useQuery({
    queryKey: ['ops', 'dead-letters'],
    queryFn: ({ signal }) => readOps('/api/ops/dead-letters', ({ OpsDeadLetters }) => OpsDeadLetters, { token, signal }),
    enabled: isAllowed,
    ...live,
  });
}

export type Letter = OpsDeadLetter & { service: OpsService };

/** What can be done about a dead letter. */
export type LetterDeed = 'redrive' | 'set-aside';

/** Sends a dead letter again or sets it aside, and looks at everything anew. */
export function useLetterDeed(deed: LetterDeed) {
  const { token } = useAuth();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ service, id }: Letter) => sendJson('POST', `/api/ops/dead-letters/${service}/${id}/${deed}`, { token, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ops'] }),
  });
}

/** Sends dead letters again in their order, and looks at everything anew. */
export function useRedriveGroup() {
  const { token } = useAuth();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (letters: readonly Letter[]) => {
      for (const { service, id } of letters) await sendJson('POST', `/api/ops/dead-letters/${service}/${id}/redrive`, { token, body: {} });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['ops'] }),
  });
}
