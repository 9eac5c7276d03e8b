import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { nameRequest } from './request-id.ts';

const BODY_LIMIT = '64kb';

/** What holds for every request: its id, JSON only and not too much of it, and no patience with slow senders. */
export function configureHttp(app: NestExpressApplication): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(nameRequest);
  app.useBodyParser('json', { limit: BODY_LIMIT, inflate: false });
  const server = app.getHttpServer() as Server;
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
}
