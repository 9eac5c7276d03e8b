import type { ServiceError } from '@hyrox/contracts';

/** What jose says of a token, in words for a log. Its own words can hold claims, so its codes are read alone. */
const OF_TOKENS: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'expired',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'bad signature',
  ERR_JWKS_NO_MATCHING_KEY: 'signed with a key that nobody publishes',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'signed with a key that nobody publishes',
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'made for somebody else or too old',
};

/** Why a request was refused as not signed in, without anything of its token: expired, bad signature, session ended and so on. */
export function whyRefused({ message, cause }: Pick<ServiceError, 'message' | 'cause'>): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (code !== undefined) return OF_TOKENS[code] ?? 'no token of ours';
  if (message.includes('session has ended')) return 'session ended';
  return message === 'Please sign in' ? 'no token' : 'no token of an athlete';
}

const SAMPLE_EVERY_MS = 60_000;

/** Lets each reason into the log once a minute, with how often it came since. */
export class RefusalSamples {
  readonly #reasons = new Map<string, { saidAtMs: number; silent: number }>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** How many of this reason are to be said now, this one among them; undefined: none. */
  take(reason: string): number | undefined {
    const nowMs = this.#nowMs();
    const known = this.#reasons.get(reason);
    if (known && nowMs - known.saidAtMs < SAMPLE_EVERY_MS) {
      known.silent += 1;
      return undefined;
    }
    this.#reasons.set(reason, { saidAtMs: nowMs, silent: 0 });
    return (known?.silent ?? 0) + 1;
  }
}
