import { closeOnSignal } from '../http/listen.ts';
import { createSupabaseStandIn } from './create-server.ts';
import { loadEnv } from './load-env.ts';

const env = loadEnv(process.env);
const standIn = await createSupabaseStandIn({
  databaseUrl: env.DATABASE_URL,
  port: env.PORT,
  signingJwk: env.JWT_SIGNING_JWK,
  accessTokenTtlS: env.ACCESS_TOKEN_TTL_S,
  signUpsAllowed: env.SIGN_UPS === 'on',
  siteOrigins: [env.SITE_URL, ...env.REDIRECT_ORIGINS],
  providers: env.AUTH_PROVIDERS,
  ...(env.PUBLIC_URL ? { publicUrl: env.PUBLIC_URL } : {}),
  ...(env.EXTERNAL_URL ? { externalUrl: env.EXTERNAL_URL } : {}),
});
closeOnSignal({ ...standIn, port: Number(new URL(standIn.url).port) });
process.stdout.write(`ready ${standIn.url}\n`);
