export const PROVIDER_NAMES = ['google', 'apple'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** The name of a provider that is stood in for, or undefined. */
export function enabledProvider(name: string | null, enabled: readonly ProviderName[]): ProviderName | undefined {
  return enabled.find((provider) => provider === name);
}

export const PROVIDER_TITLES: Readonly<Record<ProviderName, string>> = { google: 'Google', apple: 'Apple' };
