import { createClient } from '@supabase/supabase-js';
import { StartError } from '../start/start-error.ts';

export interface Session {
  token: string;
  athleteId: string;
}

export interface AuthAddress {
  supabaseUrl: string;
  anonKey: string;
}

const clientOf = ({ supabaseUrl, anonKey }: AuthAddress) =>
  createClient(supabaseUrl, anonKey, { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } });

function sessionOf(answer: Awaited<ReturnType<ReturnType<typeof clientOf>['auth']['signUp']>>): Session {
  const { data, error } = answer;
  if (error || !data.session) throw new StartError(`Signing in failed: ${error?.message ?? 'no session'}`);
  return { token: data.session.access_token, athleteId: data.session.user.id };
}

/** Signs in with an e-mail address and password. */
export async function signIn(address: AuthAddress, email: string, password: string): Promise<Session> {
  return sessionOf((await clientOf(address).auth.signInWithPassword({ email, password })) as never);
}

/** A new athlete nobody knows yet: a random address, an empty profile. */
export async function signUpFresh(address: AuthAddress): Promise<Session> {
  const email = `athlete-${crypto.randomUUID()}@example.org`;
  return sessionOf(await clientOf(address).auth.signUp({ email, password: crypto.randomUUID() }));
}
