import type { Request, Response } from 'express';

/** Says where the next page is: `Link: </api/…?limit=50&before=<id>>; rel="next"`. */
export function linkNextPage(request: Request, response: Response, page: { limit: number; more: boolean; last: string | undefined }): void {
  if (!page.more || page.last === undefined) return;
  const path = request.originalUrl.split('?')[0] ?? '';
  response.setHeader('link', `<${path}?limit=${page.limit}&before=${page.last}>; rel="next"`);
}
