import { webEnv } from '../../../server/env.ts';
import { forwardRequest } from '../../../server/forward-request.ts';
import { upstreamUrl } from '../../../server/upstream-url.ts';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ path: string[] }>;
}

async function forwardToGateway(request: Request, { params }: Context): Promise<Response> {
  const target = upstreamUrl(webEnv().API_URL, '/api', (await params).path, new URL(request.url).search);
  return target ? forwardRequest(request, target) : new Response(null, { status: 404 });
}

export {
  forwardToGateway as DELETE,
  forwardToGateway as GET,
  forwardToGateway as HEAD,
  forwardToGateway as PATCH,
  forwardToGateway as POST,
  forwardToGateway as PUT,
};
