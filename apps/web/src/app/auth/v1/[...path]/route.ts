import { isServedAuthPath } from '../../../../server/auth-paths.ts';
import { webEnv } from '../../../../server/env.ts';
import { forwardRequest } from '../../../../server/forward-request.ts';
import { upstreamUrl } from '../../../../server/upstream-url.ts';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ path: string[] }>;
}

async function forwardToAuth(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  const target = isServedAuthPath(path) ? upstreamUrl(webEnv().SUPABASE_URL, '/auth/v1', path, new URL(request.url).search) : null;
  return target ? forwardRequest(request, target) : new Response(null, { status: 404 });
}

export { forwardToAuth as DELETE, forwardToAuth as GET, forwardToAuth as POST, forwardToAuth as PUT };
