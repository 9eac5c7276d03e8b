import { randomUUID } from 'node:crypto';
import { generateSigningJwk } from '../../../local/supabase/mint-keys.ts';
import { createTokenSigner } from '../../../local/supabase/jwt/token-signer.ts';
import type { UserRow } from '../../../local/supabase/auth/user-row.ts';
import { call } from '../../lab/product-api.ts';
import type { Fault } from '../fault.ts';
import { QUICK_MODEL } from '../ground.ts';
import { openSlowReaders } from './slow-reader.ts';

const READERS = 8;
const LONG = 'Tell me everything, I am going under ground';
/** Long for this question alone: everybody else is answered in a word. Twelve seconds of tokens are 120 kB of events. */
const LONG_FOR_ONE = {
  mode: 'scripted',
  script: { 'under ground': { generate: { tokens: 1_200 } }, '.*': 'Shorter.' },
  firstTokenMs: 20,
  tokensPerSecond: 100,
};

/** They take nothing between two heartbeats, so it takes between 15 and 30 seconds until they are cut. */
export const readersStandStill: Fault = {
  name: `${READERS} readers of one answer stop reading while it streams`,
  alerts: ['ReadersCut'],
  inject: async ({ stack, model, athletes }) => {
    const { gateway } = stack.urls;
    const [athlete] = athletes;
    if (!athlete) throw new Error('nobody is there to ask');
    await model('mode', LONG_FOR_ONE);
    const turnId = randomUUID();
    const asked = await call(`${gateway}/api/turns`, athlete, {
      method: 'POST',
      body: { turnId, conversationId: randomUUID(), message: LONG },
    });
    // Whoever asked goes; the answer is written all the same.
    await asked.body?.cancel();
    const paths = Array.from({ length: READERS }, () => `/api/turns/${turnId}/events`);
    const readers = await openSlowReaders({ url: gateway, paths, token: athlete.token });
    return async () => {
      await readers.leave();
      await model('mode', QUICK_MODEL);
    };
  },
};

const REQUESTS_EVERY_MS = 50;

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
    const running = new Set<Promise<void>>();
    let round = 0;
    const timer = setInterval(() => {
      const athlete = tokens[round++ % tokens.length];
      if (!athlete) return;
      const sent = call(`${stack.urls.gateway}/api/profile`, athlete)
        .then(async (answer) => void (await answer.text()))
        .catch(() => undefined)
        .finally(() => running.delete(sent));
      running.add(sent);
    }, REQUESTS_EVERY_MS);
    return async () => {
      clearInterval(timer);
      await Promise.all(running);
    };
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
