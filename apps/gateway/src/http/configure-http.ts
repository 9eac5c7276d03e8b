import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { GatewayEnv } from '../env.ts';
import { limitAddress } from '../limits/limit-address.ts';
import { TokenBuckets } from '../limits/token-buckets.ts';
import { checkBody } from './check-body.ts';
import { measureRequests } from './measure-requests.ts';
import { offerMethods } from './offer-methods.ts';
import { nameRequest } from './request-id.ts';
import { requireJson } from './require-json.ts';

const BODY_LIMIT = '64kb';

export type HttpEnv = Pick<GatewayEnv, 'TRUSTED_PROXY_HOPS' | 'ADDRESS_REQUESTS_PER_MINUTE'>;

/**
 * What holds for every request, in this order: its measure, its id, the methods we have, not too many from one address, JSON only and not too much
 * of it, no text that cannot be stored. And no patience with slow senders.
 */
export function configureHttp(env: HttpEnv): (app: NestExpressApplication) => void {
  const perMinute = env.ADDRESS_REQUESTS_PER_MINUTE;
  return (app) => {
    app.disable('x-powered-by');
    app.disable('etag');
    app.use(measureRequests);
    app.use(nameRequest);
    app.use(offerMethods);
    app.use(limitAddress(new TokenBuckets({ perMinute, burst: perMinute }), env.TRUSTED_PROXY_HOPS));
    app.use(requireJson);
    app.useBodyParser('json', { limit: BODY_LIMIT, inflate: false });
    app.use(checkBody);
    const server = app.getHttpServer() as Server;
    server.headersTimeout = 10_000;
    server.requestTimeout = 30_000;
    server.keepAliveTimeout = 65_000;
  };
}
