/** The providers this page has a button for. */
export const PROVIDERS = ['google', 'apple'] as const;
export type Provider = (typeof PROVIDERS)[number];
export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = { google: 'Google', apple: 'Apple' };

/** How a user can sign in, from the `app_metadata` of Supabase; an account from before that list has a password. */
export function providersOf(appMetadata: unknown): readonly string[] {
  const providers = isRecord(appMetadata) ? appMetadata['providers'] : null;
  return Array.isArray(providers) && providers.every((provider) => typeof provider === 'string') ? providers : ['email'];
}

/** The providers that are switched on, from the answer of `/auth/v1/settings`; of an answer that is something else, none. */
export function enabledProviders(answer: unknown): Provider[] {
  const external = isRecord(answer) ? answer['external'] : null;
  return PROVIDERS.filter((provider) => isRecord(external) && external[provider] === true);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
