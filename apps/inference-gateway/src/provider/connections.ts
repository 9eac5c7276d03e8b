import { PROVIDER_LIMITS } from '@hyrox/contracts';
import { Client, Pool } from 'undici';

/** The deadlines of one call, in milliseconds. */
export type ProviderLimits = { [K in keyof typeof PROVIDER_LIMITS]: number };

export interface ProviderOptions {
  baseUrl: string;
  apiKey: string;
  limits?: Partial<ProviderLimits>;
}

/** The door to the provider's data plane: where it is, who we are, and a pool of connections that stay open between answers. */
export class ProviderConnections {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly limits: ProviderLimits;
  readonly chatPath: string;
  readonly pool: Pool;
  readonly #origin: string;
  readonly #options: Client.Options;

  constructor(options: ProviderOptions) {
    const base = new URL(options.baseUrl.endsWith('/') ? options.baseUrl : `${options.baseUrl}/`);
    const chat = new URL('chat/completions', base);
    this.baseUrl = base.href;
    this.apiKey = options.apiKey;
    this.limits = { ...PROVIDER_LIMITS, ...options.limits };
    this.chatPath = chat.pathname + base.search;
    this.#origin = base.origin;
    // Our own deadlines know what a token is; undici's would end a slow first token or a long silence by other numbers.
    this.#options = {
      connect: { timeout: this.limits.connectMs },
      headersTimeout: 0,
      bodyTimeout: 0,
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: 30_000,
    };
    this.pool = new Pool(this.#origin, this.#options);
  }

  /** One connection outside the pool: after a pause the provider may have closed all of the pool's. The caller closes it. */
  freshClient(): Client {
    return new Client(this.#origin, this.#options);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
