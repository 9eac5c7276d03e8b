import { z } from 'zod';
import { costOf } from '../presets/estimate-cost.ts';
import type { ResearchPreset } from '../presets/presets.ts';

const Source = z.object({ url: z.string(), title: z.string().optional(), date: z.string().nullish() });
const Text = z.object({ type: z.string(), text: z.string().optional() });

/** The parts of an answer that we read, by the provider's OpenAPI text of 2026. Items and fields of other kinds pass unread. */
const Answer = z.object({
  id: z.string(),
  model: z.string().optional(),
  status: z.string(),
  error: z.object({ message: z.string() }).nullish(),
  output: z.array(
    z.object({
      type: z.string(),
      content: z.array(Text).optional(),
      results: z.array(Source).optional(),
      contents: z.array(Source).optional(),
    }),
  ),
  usage: z
    .object({
      input_tokens: z.int(),
      output_tokens: z.int(),
      tool_calls_details: z.record(z.string(), z.object({ invocation: z.int().optional() })).nullish(),
      cost: z.object({ currency: z.string().optional(), total_cost: z.number() }).nullish(),
    })
    .nullish(),
});

export interface ResearchAnswer {
  id: string;
  model: string;
  /** The answer as Markdown; empty when there is none. */
  text: string;
  /** Pages that were searched or read, each once. */
  sources: { url: string; title: string; date: string | null }[];
  costNanoUsd: number;
  /** `billed` is the provider's own figure, `by tokens` our prices, `unknown` when the answer does not say what it used. */
  costFrom: 'billed' | 'by tokens' | 'unknown';
  /** Why it is not a finished answer; null when it is one. */
  problem: string | null;
}

type Usage = z.infer<typeof Answer>['usage'];

function costFrom(usage: Usage, preset: ResearchPreset | undefined): Pick<ResearchAnswer, 'costNanoUsd' | 'costFrom'> {
  const billed = usage?.cost;
  if (billed && (billed.currency ?? 'USD') === 'USD') return { costNanoUsd: Math.round(billed.total_cost * 1e9), costFrom: 'billed' };
  if (!usage || !preset) return { costNanoUsd: 0, costFrom: 'unknown' };
  const calls = (tool: string) => usage.tool_calls_details?.[tool]?.invocation ?? 0;
  const [searches, fetches] = [calls('web_search') + calls('search_web'), calls('fetch_url')];
  const used = { inputTokens: usage.input_tokens, outputTokens: usage.output_tokens, searches, fetches };
  return { costNanoUsd: costOf(preset, used), costFrom: 'by tokens' };
}

/** Reads the body of an answer. Throws an Error that says what is wrong with its shape. */
export function readAnswer(body: string, preset?: ResearchPreset): ResearchAnswer {
  const parsed = Answer.safeParse(JSON.parse(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`not a response of the API: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'wrong shape'}`);
  }
  const { id, model, status, error, output, usage } = parsed.data;
  const parts = output.filter((item) => item.type === 'message').flatMap((item) => item.content ?? []);
  const text = parts.map((part) => (part.type === 'output_text' ? (part.text ?? '') : '')).join('');
  const found = output.flatMap((item) => [...(item.results ?? []), ...(item.contents ?? [])]);
  const byUrl = new Map(found.map(({ url, title, date }) => [url, { url, title: title?.trim() || url, date: date ?? null }]));
  const unfinished = status === 'completed' ? null : (error?.message ?? `its status is "${status}"`);
  const problem = unfinished ?? (text.trim() ? null : 'it holds no text');
  return { id, model: model ?? 'unknown', text: text.trim(), sources: [...byUrl.values()], ...costFrom(usage, preset), problem };
}
