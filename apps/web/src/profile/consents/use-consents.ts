import type { ConsentPurpose, readConsents } from '@hyrox/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { loadContracts } from '../../api/load-contracts.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { readJson } from '../../api/read-json.ts';
import { sendJson } from '../../api/send-json.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { CONSENT_TEXTS } from '../../onboarding/consent-texts.ts';

export type Consents = z.output<typeof readConsents.output>;

/** Where the athlete's two consents stand. */
export function useConsents() {
  const { token } = useAuth();
  return useQuery({
    queryKey: queryKeys.consents,
    queryFn: ({ signal }) => readJson('/api/consents', async () => (await loadContracts('athlete')).readConsents.output, { token, signal }),
  });
}

/** Gives or takes back a consent, in the words that are shown now. The switch moves at once, and back when it could not be stored. */
export function useDecideConsent(purpose: ConsentPurpose) {
  const { token } = useAuth();
  const queries = useQueryClient();
  return useMutation({
    scope: { id: `consent-${purpose}` },
    networkMode: 'always',
    mutationFn: (granted: boolean) =>
      sendJson('POST', '/api/consents', { token, body: { purpose, granted, text_version: CONSENT_TEXTS[purpose].version } }),
    onMutate: async (granted) => {
      await queries.cancelQueries({ queryKey: queryKeys.consents });
      queries.setQueryData<Consents>(queryKeys.consents, (known) => known && { ...known, [purpose]: granted });
    },
    onError: (_error, granted) => {
      queries.setQueryData<Consents>(queryKeys.consents, (known) => known && { ...known, [purpose]: !granted });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.consents }),
  });
}
