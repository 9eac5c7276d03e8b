import { z } from 'zod';
import { closeOnSignal } from '../http/listen.ts';
import { VirtualClock } from './clock/virtual-clock.ts';
import { MODES } from './modes/answer-request.ts';
import { createNebiusStandIn } from './nebius-stand-in.ts';
import { PROFILES } from './world/profile.ts';

const env = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535),
    COACH_MODE: z.enum(MODES).exclude(['scripted']).default('extractive'),
    /** JSON list of `{fault, times?, model?, …}`. */
    FAULTS: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.array(z.unknown()))
      .default([]),
    NEBIUS_PROFILE: z.enum(PROFILES).default('local'),
    /** `virtual`: time stands still until `POST /stand-in/clock` moves it. */
    NEBIUS_CLOCK: z.enum(['real', 'virtual']).default('real'),
    NEBIUS_SEED: z.string().default('stand-in'),
    FIRST_TOKEN_MS: z.coerce.number().min(0).default(60),
    /** 0 or `Infinity`: as fast as the reader takes it. */
    TOKENS_PER_SECOND: z
      .literal('Infinity')
      .transform(() => 0)
      .or(z.coerce.number().min(0))
      .default(400),
  })
  .parse(process.env);

const standIn = await createNebiusStandIn({
  port: env.PORT,
  mode: env.COACH_MODE,
  faults: env.FAULTS,
  profile: env.NEBIUS_PROFILE,
  seed: env.NEBIUS_SEED,
  ...(env.NEBIUS_CLOCK === 'virtual' && { clock: new VirtualClock(Date.now()) }),
  firstTokenMs: env.FIRST_TOKEN_MS,
  tokensPerSecond: env.TOKENS_PER_SECOND,
});
closeOnSignal(standIn);
process.stdout.write(`ready ${standIn.url}\n`);
