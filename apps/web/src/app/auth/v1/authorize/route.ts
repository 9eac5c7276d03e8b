import { goToProvider } from '../../../../auth/oauth/go-to-provider.ts';
import { webEnv } from '../../../../server/env.ts';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  const { SUPABASE_URL, SUPABASE_ANON_KEY } = webEnv();
  return goToProvider(request, { url: SUPABASE_URL, anonKey: SUPABASE_ANON_KEY });
}
