import { request } from 'undici';
import { VirtualClock } from '../clock/virtual-clock.ts';
import type { StandInSettings } from '../control/stand-in-state.ts';
import { SERVED_MODELS } from '../control/stand-in-state.ts';
import { countPromptTokens } from '../count-tokens.ts';
import { createNebiusStandIn, type NebiusStandIn } from '../nebius-stand-in.ts';
import type { Truth } from '../truth/truth.ts';

export const START_MS = Date.parse('2026-11-30T12:00:00Z');
const messages = [{ role: 'user', content: 'Go.' }];
export const PROMPT_TOKENS = countPromptTokens(messages);
/** Tokens of every answer, its end mark among them. */
export const ANSWER_TOKENS = 41;

/** What a reader got. */
export interface Read {
  status: number;
  /** What arrived of the answer. */
  text?: string;
  usage?: { prompt_tokens: number; completion_tokens: number };
}

/** A stand-in in the measured world, on a virtual clock that jumps by itself unless `auto` is false. */
export class MeasuredWorld {
  readonly clock: VirtualClock;
  readonly standIn: NebiusStandIn;

  private constructor(clock: VirtualClock, standIn: NebiusStandIn) {
    this.clock = clock;
    this.standIn = standIn;
  }

  static async open({ auto = true, ...settings }: StandInSettings & { auto?: boolean } = {}): Promise<MeasuredWorld> {
    const clock = new VirtualClock(START_MS, { auto });
    const script = { generate: { tokens: ANSWER_TOKENS - 1, seed: 'world' } };
    const standIn = await createNebiusStandIn({ mode: 'scripted', script, profile: 'measured', clock, seed: 'world', ...settings });
    return new MeasuredWorld(clock, standIn);
  }

  post(key: string, body: object = {}, signal?: AbortSignal) {
    return request(`${this.standIn.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'x-client-request-id': key },
      body: JSON.stringify({ model: SERVED_MODELS[0], messages, stream: true, stream_options: { include_usage: true }, ...body }),
      ...(signal && { signal }),
    });
  }

  /** Asks and reads to the end, also to a broken one. Rejects when there is no answer at all. */
  async ask(key: string, body: object = {}): Promise<Read> {
    const response = await this.post(key, body);
    let raw = '';
    try {
      for await (const part of response.body.setEncoding('utf8')) raw += String(part);
    } catch (error) {
      if (response.statusCode !== 200) throw error;
    }
    const usage = /"usage":(\{[^}]*\})/.exec(raw)?.[1];
    const text = [...raw.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)].map(([, literal = '""']) => JSON.parse(literal) as string).join('');
    return { status: response.statusCode, text, ...(usage !== undefined && { usage: JSON.parse(usage) as NonNullable<Read['usage']> }) };
  }

  /** One call under `/stand-in/`; throws when it is refused. */
  async control<T>(path: string, body?: unknown): Promise<T> {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${this.standIn.url}/stand-in/${path}`, init);
    if (!response.ok) throw new Error(`${path} was refused: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async truthOf(key: string): Promise<Truth> {
    const [truth] = await this.control<Truth[]>(`truth?key=${key}`);
    if (truth === undefined) throw new Error(`nothing is known of ${key}`);
    return truth;
  }

  get(path: string, key = 'Bearer any'): Promise<Response> {
    return fetch(`${this.standIn.url}${path}`, { headers: { authorization: key } });
  }
}

export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
