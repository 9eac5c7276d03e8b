import type { Request, Response } from 'express';

/**
 * Says where the next page is, with everything else that was asked for: `Link: </api/…?limit=50&before=<id>>; rel="next"`.
 * `cursor` is the query parameter that goes on after the last entry.
 */
export function linkNextPage(
  request: Request,
  response: Response,
  page: { cursor: 'before' | 'after'; limit: number; more: boolean; last: string | undefined },
): void {
  if (!page.more || page.last === undefined) return;
  const [path = '', asked = ''] = request.originalUrl.split('?', 2);
  const query = new URLSearchParams(asked);
  query.set('limit', String(page.limit));
  query.set(page.cursor, page.last);
  response.setHeader('link', `<${path}?${query.toString()}>; rel="next"`);
}
