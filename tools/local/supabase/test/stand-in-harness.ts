import { readFile } from 'node:fs/promises';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import pg from 'pg';
import { type EmbeddedDatabase, startDatabase } from '../../test/embedded-database.ts';
import { createSupabaseStandIn, type StandInOptions, type SupabaseStandIn } from '../create-server.ts';
import { generateSigningJwk, mintApiKey, type SigningJwk } from '../mint-keys.ts';

export interface StandInHarness {
  database: EmbeddedDatabase;
  /** Connected as the owner of everything. */
  owner: pg.Client;
  standIn: SupabaseStandIn;
  jwk: SigningJwk;
  anonKey: string;
  serviceKey: string;
  /** A client nobody is signed in with. */
  anonymous: () => SupabaseClient;
  /** A client with the service key. */
  service: () => SupabaseClient;
  /** A client that sends this access token, as a backend does for its caller. */
  withToken: (token: string) => SupabaseClient;
  stop: () => Promise<void>;
}

const FORGETFUL = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };
const AUTH_SCHEMA = new URL('../auth-schema.sql', import.meta.url);

/** The embedded database with the auth schema, and a stand-in on it that may call `rpcAllowList`. */
export async function startHarness(
  options: { rpcAllowList?: string[]; databaseUrl?: (url: string) => string; standIn?: Partial<StandInOptions> } = {},
): Promise<StandInHarness> {
  const database = await startDatabase(['supabase_stand_in'], { copyOf: 'empty' });
  const owner = new pg.Client(database.url('postgres'));
  await owner.connect();
  await owner.query(await readFile(AUTH_SCHEMA, 'utf8'));
  const jwk = await generateSigningJwk();
  const ownUrl = database.url('supabase_stand_in');
  const standIn = await createSupabaseStandIn({
    databaseUrl: options.databaseUrl?.(ownUrl) ?? ownUrl,
    port: 0,
    signingJwk: jwk,
    accessTokenTtlS: 900,
    ...(options.rpcAllowList ? { rpcAllowList: options.rpcAllowList } : {}),
    log: () => undefined,
    ...options.standIn,
  });
  const [anonKey, serviceKey] = await Promise.all([mintApiKey(jwk, 'anon', standIn.url), mintApiKey(jwk, 'service_role', standIn.url)]);
  return {
    database,
    owner,
    standIn,
    jwk,
    anonKey,
    serviceKey,
    anonymous: () => createClient(standIn.url, anonKey, FORGETFUL),
    service: () => createClient(standIn.url, serviceKey, FORGETFUL),
    withToken: (token) => createClient(standIn.url, anonKey, { ...FORGETFUL, accessToken: () => Promise.resolve(token) }),
    stop: async () => {
      await standIn.close();
      await owner.end();
      await database.stop();
    },
  };
}

/** Signs a new athlete up and returns the signed-in client with its tokens. */
export async function signUpAthlete(harness: StandInHarness, email: string) {
  const client = harness.anonymous();
  const { data, error } = await client.auth.signUp({ email, password: 'sled push 152 kg' });
  if (error || !data.session || !data.user) throw new Error(`sign-up failed: ${error?.message}`);
  return { client, userId: data.user.id, accessToken: data.session.access_token, refreshToken: data.session.refresh_token };
}
