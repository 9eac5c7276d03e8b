import type { PlanFromTurn, WholePlan } from '@hyrox/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { v5 as idFrom } from 'uuid';
import { ApiError } from '../api/api-error.ts';
import { loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import { arriving, readJson } from '../api/read-json.ts';
import { sendJson } from '../api/send-json.ts';
import type { TokenSource } from '../api/token-source.ts';
import { useAuth } from '../auth/auth-context.tsx';

/** What a plan still needs to know, beside the turn it belongs to. */
export type PlanFacts = Omit<PlanFromTurn, 'turnId'>;

async function readPlanOfTurn(turnId: string, token: TokenSource, signal: AbortSignal): Promise<WholePlan | null> {
  try {
    const { PLAN_OF_TURN, WholePlan } = await arriving(() => loadContracts('plans'));
    return await readJson(`/api/plans/${idFrom(turnId, PLAN_OF_TURN)}`, async () => WholePlan, { token, signal });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return null;
    throw error;
  }
}

/** The plan of a turn as it is stored, whichever device had it made; null as long as there is none. */
export function usePlanOfTurn(turnId: string) {
  const { token } = useAuth();
  return useQuery({ queryKey: queryKeys.planOfTurn(turnId), queryFn: ({ signal }) => readPlanOfTurn(turnId, token, signal) });
}

/** Asks until the plan is there: a long one goes on being made between two requests. Throws `ApiError`. */
async function havePlanMade(body: PlanFromTurn, token: TokenSource): Promise<void> {
  for (;;) {
    const response = await sendJson('POST', '/api/plans/from-turn', { token, body });
    if (response.status !== 202) return;
    const { PlanInMaking } = await arriving(() => loadContracts('plans'));
    const { retryAfterS } = PlanInMaking.parse(await response.json());
    await new Promise((again) => setTimeout(again, retryAfterS * 1_000));
  }
}

/** Has the plan of a turn made; those of one page are made one after the other, as the server wants it. */
export function useMakePlan(turnId: string) {
  const { token } = useAuth();
  const queries = useQueryClient();
  return useMutation({
    scope: { id: 'make-plan' },
    networkMode: 'always',
    mutationFn: (facts: PlanFacts) => havePlanMade({ turnId, ...facts }, token),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.planOfTurn(turnId) }),
  });
}

/** Accepts a plan, or takes the last change back. What the record holds then is read again. */
export function useChangePlan(change: 'accept' | 'undo') {
  const { token } = useAuth();
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (planId: string) => sendJson('POST', `/api/plans/${planId}/${change}`, { token, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.plans }),
  });
}
