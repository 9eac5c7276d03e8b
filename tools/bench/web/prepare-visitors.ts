import { randomUUID } from 'node:crypto';
import type { Made, Visitor } from './screens.ts';

const LEAVING = { confirm: 'delete my account' } as const;

/** A session as supabase-js keeps it in the browser, word for word. */
export type StoredSession = Readonly<Record<string, unknown>> & { access_token: string };

/** Where the page keeps its session in localStorage. */
export const SESSION_KEY = 'hyrox.session';

export interface Visitors {
  sessions: Readonly<Record<Visitor, StoredSession | null>>;
  made: Made;
}

interface Product {
  webUrl: string;
  anonKey: string;
}

interface WholeProduct extends Product {
  /** Of ops@hyrox.local: a role is given, nobody signs up with it. */
  opsPassword: string;
}

/** Signs somebody new up through the page's own origin. Throws with the server's words. */
export async function signUpForPage({ webUrl, anonKey }: Product): Promise<StoredSession> {
  const body = { email: `bench-${randomUUID()}@example.org`, password: randomUUID() };
  const session = (await send(`${webUrl}/auth/v1/signup`, { apikey: anonKey }, body)) as Partial<StoredSession>;
  if (typeof session.access_token !== 'string') throw new Error('The sign-up gave no session');
  return session as StoredSession;
}

/** Signs the operations account of the embedded product in. */
async function signInOps({ webUrl, anonKey, opsPassword }: WholeProduct): Promise<StoredSession> {
  const body = { email: 'ops@hyrox.local', password: opsPassword };
  return (await send(`${webUrl}/auth/v1/token?grant_type=password`, { apikey: anonKey }, body)) as StoredSession;
}

/** Somebody new, an athlete with a profile, a workout, a plan and a conversation, whoever looks after the service, and somebody who has left. */
export async function prepareVisitors(product: WholeProduct): Promise<Visitors> {
  const [newcomer, athlete, leaver] = [await signUpForPage(product), await signUpForPage(product), await signUpForPage(product)];
  const as = ({ access_token }: StoredSession) => ({ authorization: `Bearer ${access_token}` });
  const post = (path: string, body: object) => send(`${product.webUrl}${path}`, as(athlete), body);
  const conversationId = randomUUID();
  await post('/api/profile', { onboarding: 'done', race_date: inDays(60), weekly_availability_hours: 6 });
  await post('/api/workouts', { date: inDays(0), session_type: 'strength', duration_minutes: 45, rpe_post: 7 });
  const { id: planId } = (await post('/api/plans/make', { level: 'intermediate' })) as { id: string };
  await post(`/api/plans/${planId}/accept`, {});
  await post('/api/chat', { conversation_id: conversationId, message: "What's the best sled push technique?" });
  await post('/api/chat', { conversation_id: conversationId, message: 'How should I pace my 1km runs between stations?' });
  const { erasureId } = (await send(`${product.webUrl}/api/account/deletion`, as(leaver), LEAVING)) as { erasureId: string };
  const ops = await signInOps(product);
  return { sessions: { nobody: null, newcomer, athlete, ops }, made: { conversationId, erasureId } };
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
