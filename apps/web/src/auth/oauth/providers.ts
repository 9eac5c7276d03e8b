import { z } from 'zod';

/** The providers this page has a button for. */
export const PROVIDERS = ['google', 'apple'] as const;
export type Provider = (typeof PROVIDERS)[number];
export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = { google: 'Google', apple: 'Apple' };

const metadata = z.object({ providers: z.array(z.string()) });
const settings = z.object({ external: z.record(z.string(), z.unknown()) });

/** How a user can sign in, from the `app_metadata` of Supabase; an account from before that list has a password. */
export function providersOf(appMetadata: unknown): readonly string[] {
  const parsed = metadata.safeParse(appMetadata);
  return parsed.success ? parsed.data.providers : ['email'];
}

/** The providers that are switched on, from the answer of `/auth/v1/settings`; of an answer that is something else, none. */
export function enabledProviders(answer: unknown): Provider[] {
  const parsed = settings.safeParse(answer);
  return PROVIDERS.filter((provider) => parsed.success && parsed.data.external[provider] === true);
}
