import { runService, startOrExit } from '@hyrox/service-kit';
import { assembleInference } from './assemble-inference.ts';
import { readEnv } from './env.ts';

startOrExit(async () => {
  const env = readEnv();
  await runService({ name: 'inference-gateway', holderKind: 'inference', env, assemble: (parts) => assembleInference(env, parts) });
});
