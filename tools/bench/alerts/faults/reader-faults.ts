import { randomUUID } from 'node:crypto';
import { generateSigningJwk } from '../../../local/supabase/mint-keys.ts';
import { createTokenSigner } from '../../../local/supabase/jwt/token-signer.ts';
import type { UserRow } from '../../../local/supabase/auth/user-row.ts';
import { call } from '../../lab/product-api.ts';
import type { Fault } from '../fault.ts';
import { openSlowReaders } from './slow-reader.ts';

const READERS = 16;
const CHANGING = 4;

/** Calls again and again, one after another, until it is told to stop. Whoever is refused goes on: it is the product that shall notice. */
function keepCalling(once: (round: number) => Promise<Response>): () => Promise<void> {
  let goesOn = true;
  const calling = (async () => {
    for (let round = 0; goesOn; round++) {
      const answer = await once(round).catch(() => undefined);
      await answer?.text();
    }
  })();
  return async () => {
    goesOn = false;
    await calling;
  };
}

/** Telephones under ground: they owe more than the network holds after four hundred changes, and are cut when they take nothing between two heartbeats. */
export const readersStandStill: Fault = {
  name: `${READERS} open pages of an athlete stop reading while he changes his profile`,
  alerts: ['ReadersCut'],
  inject: async ({ stack, athletes }) => {
    const { gateway } = stack.urls;
    const [athlete] = athletes;
    if (!athlete) throw new Error('nobody is there to read');
    const readers = await openSlowReaders({ url: gateway, paths: Array<string>(READERS).fill('/api/events'), token: athlete.token });
    const change = (round: number) =>
      call(`${gateway}/api/profile`, athlete, { method: 'POST', body: { birth_year: 1970 + (round % 30) } });
    const stops = Array.from({ length: CHANGING }, () => keepCalling(change));
    return async () => {
      await Promise.all(stops.map((stop) => stop()));
      await readers.leave();
    };
  },
};

/** Six of them, so some twenty requests a second. */
const PAUSE_MS = 250;

/** As after a changed signing key: everything about the token is right but who signed it. */
export const tokensForeign: Fault = {
  name: 'pages ask with tokens that are signed by another key',
  alerts: ['RequestsRefused'],
  inject: async ({ stack, athletes }) => {
    const issuer = `${stack.urls.supabase}/auth/v1`;
    const signer = await createTokenSigner({ jwk: await generateSigningJwk(), issuer, accessTokenTtlS: 900 });
    const tokens = await Promise.all(
      athletes.map(async ({ id }) => {
        const user = { id, email: 'bench@hyrox.local', phone: null, role: 'authenticated', raw_app_meta_data: {}, raw_user_meta_data: {} };
        const session = { sessionId: randomUUID(), aal: 'aal1', method: 'password' as const, signedInAt: new Date() };
        return { id, token: (await signer.signAccessToken(user as unknown as UserRow, session)).token };
      }),
    );
    const stops = tokens.map((athlete) =>
      keepCalling(async () => {
        await new Promise((pause) => setTimeout(pause, PAUSE_MS));
        return call(`${stack.urls.gateway}/api/profile`, athlete);
      }),
    );
    return async () => void (await Promise.all(stops.map((stop) => stop())));
  },
};

/** A way in that lets everything through but questions: nothing fails, there is nothing. */
export const questionsStop: Fault = {
  name: 'no question comes in any more (everything else does)',
  alerts: ['TurnsMissing'],
  inject: ({ pauseQuestions }) => {
    const goOn = pauseQuestions();
    return Promise.resolve(async () => goOn());
  },
};
