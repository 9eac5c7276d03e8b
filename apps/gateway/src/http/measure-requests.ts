import { histogram } from '@hyrox/telemetry';
import type { NextFunction, Request, Response } from 'express';
import { recentRequests } from './recent-requests.ts';

const httpSeconds = histogram('hyrox_http_seconds', 'Time to answer a request, streams left out, by route and status');
const QUESTIONS = ['/api/turns', '/api/chat'];

/** Counts and times every request by its route, never by its address: an id is nobody's label. A stream is not timed, it lasts as long as its reader. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const startedAtMs = performance.now();
  const answered = request.method === 'POST' && QUESTIONS.includes(request.path) ? recentRequests.ask() : undefined;
  response.once('close', () => {
    const { path } = (request.route ?? {}) as { path?: string };
    const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
    // A question that is answered by a stream is a request that went well; who only listens asks for nothing.
    if (isStream && answered && path) recentRequests.note(response.statusCode, path);
    if (isStream) return;
    answered?.(response.statusCode);
    if (path?.startsWith('/api/') && !path.startsWith('/api/ops')) recentRequests.note(response.statusCode, path);
    httpSeconds.record((performance.now() - startedAtMs) / 1000, {
      method: request.method,
      route: path ?? 'none',
      status: String(response.statusCode),
    });
  });
  next();
}
