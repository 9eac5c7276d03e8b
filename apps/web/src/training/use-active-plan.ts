import type { WholePlan } from '@hyrox/contracts';
import { useQuery } from '@tanstack/react-query';
import { loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import { arriving, readJson } from '../api/read-json.ts';
import type { TokenSource } from '../api/token-source.ts';
import { useAuth } from '../auth/auth-context.tsx';
import { PLANS_PATH } from '../plans/plans-path.ts';

async function readActivePlan(token: TokenSource, signal: AbortSignal): Promise<WholePlan | null> {
  const { PlanListItem, WholePlan } = await arriving(() => loadContracts('plans'));
  const plans = await readJson(PLANS_PATH, async () => PlanListItem.array(), { token, signal });
  const active = plans.find(({ status }) => status === 'active');
  return active ? readJson(`/api/plans/${active.id}`, async () => WholePlan, { token, signal }) : null;
}

/** The plan the athlete has accepted, week by week; null while there is none. */
export function useActivePlan() {
  const { token } = useAuth();
  // A phone without a signal is told so, instead of waiting in silence.
  return useQuery({ queryKey: queryKeys.activePlan, queryFn: ({ signal }) => readActivePlan(token, signal), networkMode: 'always' });
}
