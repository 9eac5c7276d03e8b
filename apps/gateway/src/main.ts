import { runService, startOrExit } from '@hyrox/service-kit';
import { assembleGateway } from './assemble-gateway.ts';
import { readGatewayEnv } from './env.ts';
import { configureHttp } from './http/configure-http.ts';

startOrExit(async () => {
  const env = readGatewayEnv();
  await runService({
    name: 'gateway',
    holderKind: 'gateway',
    env,
    http: { port: env.PORT, configure: configureHttp(env) },
    assemble: (parts) => assembleGateway(env, parts),
  });
});
