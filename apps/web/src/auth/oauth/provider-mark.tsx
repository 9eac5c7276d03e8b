import type { Provider } from './providers.ts';

const PATHS: Readonly<Record<Provider, string>> = {
  google: 'M12 4a8 8 0 1 0 7.75 10H12v-3h11a11 11 0 1 1-3.2-7.0l-2.2 2.1A8 8 0 0 0 12 4Z',
  apple:
    'M16.2 12.6c0-2.3 1.9-3.4 2-3.5-1.1-1.6-2.8-1.8-3.4-1.8-1.4-.2-2.8.8-3.5.8-.8 0-1.9-.8-3-.8-1.6 0-3 .9-3.8 2.3-1.6 2.8-.4 7 1.2 9.3.8 1.1 1.7 2.4 2.9 2.3 1.2 0 1.6-.7 3-.7s1.8.7 3 .7 2-1.1 2.8-2.2c.9-1.3 1.2-2.5 1.3-2.6-.1 0-2.5-1-2.5-3.8ZM14 5.8c.6-.8 1.1-1.8.9-2.9-.9 0-2 .6-2.7 1.4-.6.7-1.1 1.8-1 2.8 1.1.1 2.1-.5 2.8-1.3Z',
};

/** A plain one-colour sign beside the provider's name; the word is what counts. */
export function ProviderMark({ provider }: { provider: Provider }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="size-5 fill-current">
      <path d={PATHS[provider]} />
    </svg>
  );
}
