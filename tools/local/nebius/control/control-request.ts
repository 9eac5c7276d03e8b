import { z } from 'zod';
import { ApiError, fieldErrors } from '../chat/api-error.ts';
import { answererFor, MODES } from '../modes/answer-request.ts';
import { scriptSchema } from '../modes/script.ts';
import type { StandInState } from './stand-in-state.ts';

const planSchema = z.strictObject({ plan: z.array(z.unknown()) });
const modeSchema = z.strictObject({
  mode: z.enum(MODES).optional(),
  script: scriptSchema.optional(),
  firstTokenMs: z.number().min(0).optional(),
  /** 0 or `null`: as fast as the reader takes it, because JSON has no infinity. */
  tokensPerSecond: z.number().min(0).nullable().optional(),
});

export interface ControlRequest {
  method: string;
  /** What follows `/stand-in/`. */
  path: string;
  query: URLSearchParams;
  body: unknown;
}

/**
 * The endpoints under `/stand-in/`, which only tests and benches call and no provider has: `faults`, `mode`, `transcripts/<key>`,
 * `requests?limit=`, `stats`. Returns the body to send; throws `ApiError`.
 */
export function answerControl({ method, path, query, body }: ControlRequest, state: StandInState): unknown {
  const transcript = /^transcripts\/(.+)$/.exec(path)?.[1];
  if (method === 'GET' && transcript !== undefined) return transcriptOf(decodeURIComponent(transcript), state);
  switch (`${method} ${path}`) {
    case 'POST faults':
      state.faults.replace(checked(planSchema, body).plan);
      return { plan: state.faults.left };
    case 'GET faults':
      return { plan: state.faults.left };
    case 'POST mode':
      return changeMode(checked(modeSchema, body), state);
    case 'GET requests':
      return state.log.recent(Number(query.get('limit') ?? 50));
    case 'GET stats':
      return state.log.counts();
    default:
      throw new ApiError(404, 'Not Found');
  }
}

function transcriptOf(key: string, state: StandInState): unknown {
  const entry = state.log.byKey(key);
  if (entry === undefined) throw new ApiError(404, `Nothing was generated for ${key}.`);
  return entry;
}

function changeMode(change: z.infer<typeof modeSchema>, state: StandInState): unknown {
  if (change.mode === 'scripted' && change.script === undefined) throw new ApiError(422, 'The scripted mode needs a script.');
  if (change.mode !== undefined) {
    state.mode = change.mode;
    state.answer = answererFor(change.mode, change.script);
  }
  if (change.firstTokenMs !== undefined) state.pace.firstTokenMs = change.firstTokenMs;
  if (change.tokensPerSecond !== undefined) state.pace.tokensPerSecond = change.tokensPerSecond || Infinity;
  const { tokensPerSecond } = state.pace;
  return { mode: state.mode, ...state.pace, tokensPerSecond: Number.isFinite(tokensPerSecond) ? tokensPerSecond : null };
}

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiError(422, fieldErrors(parsed.error.issues, body));
  return parsed.data;
}
