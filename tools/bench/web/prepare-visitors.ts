import { randomUUID } from 'node:crypto';
import type { Visitor } from './screens.ts';

/** A session as supabase-js keeps it in the browser, word for word. */
export type StoredSession = Readonly<Record<string, unknown>> & { access_token: string };

/** Where the page keeps its session in localStorage. */
export const SESSION_KEY = 'hyrox.session';

export interface Visitors {
  sessions: Readonly<Record<Visitor, StoredSession | null>>;
  /** One that the athlete has had. */
  conversationId: string;
}

interface Product {
  webUrl: string;
  anonKey: string;
}

/** Signs somebody new up through the page's own origin. Throws with the server's words. */
export async function signUpForPage({ webUrl, anonKey }: Product): Promise<StoredSession> {
  const body = { email: `bench-${randomUUID()}@example.org`, password: randomUUID() };
  const session = (await send(`${webUrl}/auth/v1/signup`, { apikey: anonKey }, body)) as Partial<StoredSession>;
  if (typeof session.access_token !== 'string') throw new Error('The sign-up gave no session');
  return session as StoredSession;
}

/** Somebody new, and an athlete with a profile, a workout and a conversation. */
export async function prepareVisitors(product: Product): Promise<Visitors> {
  const [newcomer, athlete] = [await signUpForPage(product), await signUpForPage(product)];
  const authorization = `Bearer ${athlete.access_token}`;
  const post = (path: string, body: object) => send(`${product.webUrl}${path}`, { authorization }, body);
  const conversationId = randomUUID();
  await post('/api/profile', { onboarding: 'done', race_date: inDays(60), weekly_availability_hours: 6 });
  await post('/api/workouts', { date: inDays(0), session_type: 'strength', duration_minutes: 45, rpe_post: 7 });
  await post('/api/chat', { conversation_id: conversationId, message: "What's the best sled push technique?" });
  await post('/api/chat', { conversation_id: conversationId, message: 'How should I pace my 1km runs between stations?' });
  return { sessions: { nobody: null, newcomer, athlete }, conversationId };
}

async function send(url: string, headers: Record<string, string>, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
