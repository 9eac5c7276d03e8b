import type { Profile, ProfileFields } from '@hyrox/contracts';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import { arriving, readJson } from '../api/read-json.ts';
import { sendJson } from '../api/send-json.ts';
import type { TokenSource } from '../api/token-source.ts';
import { useAuth } from '../auth/auth-context.tsx';
import { PROFILE_PATH } from './profile-path.ts';

const loadProfile = async () => (await loadContracts('athlete')).Profile;

/** Nothing has ever come, and not for want of trying. Stays so while another try is on its way, so that the screen does not blink. */
export const hasFailed = ({ data, errorUpdateCount }: { data: unknown; errorUpdateCount: number }): boolean =>
  data === undefined && errorUpdateCount > 0;

/** The athlete's profile, in React Query. */
export function useProfile({ isWanted = true } = {}) {
  const { token, status } = useAuth();
  const query = useQuery({
    queryKey: queryKeys.profile,
    queryFn: ({ signal }) => readJson(PROFILE_PATH, loadProfile, { token, signal }),
    enabled: isWanted && status === 'signed-in',
  });
  return { data: query.data, hasFailed: hasFailed(query), isFetching: query.isFetching, refetch: query.refetch };
}

/** Changes the named fields and gives back the whole profile. Throws `ApiError`. */
async function writeProfile(token: TokenSource, fields: ProfileFields): Promise<Profile> {
  const response = await sendJson('POST', PROFILE_PATH, { token, body: fields });
  return (await arriving(loadProfile)).parse(await response.json());
}

/** What to save, told by the newest profile: fields that hold several answers are sent whole, so a stale copy would undo a neighbour. */
export type ProfileChange = (profile: Profile | undefined) => ProfileFields;

/**
 * Saves changes of the profile, one after another. What the server answers is the profile from then on. Without a network it fails
 * at once, so that the page can say so, instead of waiting in silence.
 */
export function useSaveProfile() {
  const { token } = useAuth();
  const queries = useQueryClient();
  return useMutation({
    scope: { id: 'profile' },
    networkMode: 'always',
    mutationFn: (change: ProfileChange) => writeProfile(token, change(knownProfile(queries))),
    onSuccess: async (profile) => {
      await queries.cancelQueries({ queryKey: queryKeys.profile });
      queries.setQueryData(queryKeys.profile, profile);
    },
  });
}

export const knownProfile = (queries: QueryClient): Profile | undefined => queries.getQueryData<Profile>(queryKeys.profile);
