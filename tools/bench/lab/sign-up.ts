import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Stack } from '../../local/stack.ts';

/** Somebody with an account and a token of an hour. */
export interface Athlete {
  id: string;
  token: string;
}

const created = z.object({ id: z.string() });
const session = z.object({ access_token: z.string() });

/** Makes a confirmed account and signs it in, as the page would. */
export async function signUp(stack: Stack): Promise<Athlete> {
  const email = `bench-${randomUUID()}@hyrox.local`;
  const password = randomUUID();
  const { serviceRoleKey, anonKey } = stack.keys;
  const user = await post(`${stack.urls.supabase}/auth/v1/admin/users`, serviceRoleKey, { email, password, email_confirm: true });
  const signedIn = await post(`${stack.urls.supabase}/auth/v1/token?grant_type=password`, anonKey, { email, password });
  return { id: created.parse(user).id, token: session.parse(signedIn).access_token };
}

/** Several at once. */
export function signUpMany(stack: Stack, count: number): Promise<Athlete[]> {
  return Promise.all(Array.from({ length: count }, () => signUp(stack)));
}

async function post(url: string, key: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { apikey: key, authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
