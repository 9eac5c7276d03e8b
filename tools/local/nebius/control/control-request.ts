import { z } from 'zod';
import { ApiError, fieldErrors } from '../chat/api-error.ts';
import { answererFor, MODES } from '../modes/answer-request.ts';
import { scriptSchema } from '../modes/script.ts';
import {
  changeClock,
  changeModel,
  changeProfile,
  clockSchema,
  dedicatedSchema,
  modelSchema,
  profileSchema,
  showClock,
} from './change-world.ts';
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
 * The endpoints under `/stand-in/`, which only tests and benches call and no provider has: `faults`, `rates`, `mode`, `profile`,
 * `models`, `dedicated`, `clock`, and the ground truth: `transcripts/<key>`, `requests?limit=`, `truth?key=&limit=`, `bill?key=`, `stats`.
 * Returns the body to send, or a promise of it; throws `ApiError`.
 */
export function answerControl({ method, path, query, body }: ControlRequest, state: StandInState): unknown {
  const transcript = /^transcripts\/(.+)$/.exec(path)?.[1];
  if (method === 'GET' && transcript !== undefined) return transcriptOf(decodeURIComponent(transcript), state);
  return method === 'POST' ? change(path, body, state) : show(`${method} ${path}`, query, state);
}

function change(path: string, body: unknown, state: StandInState): unknown {
  switch (path) {
    case 'faults':
      state.faults.replace(checked(planSchema, body).plan);
      return { plan: state.faults.left };
    case 'rates':
      state.rates.replace(body);
      return state.rates.shown;
    case 'mode':
      return changeMode(checked(modeSchema, body), state);
    case 'profile':
      return changeProfile(checked(profileSchema, body), state);
    case 'models':
      return changeModel(checked(modelSchema, body), state);
    case 'dedicated':
      state.models.setDedicated(checked(dedicatedSchema, body));
      return state.models.dedicated;
    case 'clock':
      return changeClock(checked(clockSchema, body), state);
    default:
      throw new ApiError(404, 'Not Found');
  }
}

function show(request: string, query: URLSearchParams, state: StandInState): unknown {
  const key = query.get('key') ?? undefined;
  const limit = query.get('limit');
  switch (request) {
    case 'GET faults':
      return { plan: state.faults.left };
    case 'GET rates':
      return state.rates.shown;
    case 'GET clock':
      return showClock(state.clock);
    case 'GET requests':
      return state.log.recent(Number(limit ?? 50));
    case 'GET truth':
      return state.truths.list(key, limit === null ? undefined : Number(limit));
    case 'GET bill':
      return showBill(state, key);
    case 'GET stats':
      return state.log.counts();
    default:
      throw new ApiError(404, 'Not Found');
  }
}

/** Everything charged so far by model, or with a key the lines of the requests whose id begins so, and their sum. */
function showBill({ bill }: StandInState, key: string | undefined): unknown {
  if (key === undefined) return { total: bill.total(), models: bill.byModel(), lines: bill.lines() };
  const lines = bill.lines(key);
  return { total: bill.total(lines), lines };
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
