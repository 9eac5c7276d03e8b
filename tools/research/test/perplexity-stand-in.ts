import type { ServerResponse } from 'node:http';
import { listen } from '../../local/http/listen.ts';
import { readBody } from '../../local/http/read-body.ts';

/** What one request gets. `cut` breaks the connection after the question arrived, `cut halfway` in the middle of the answer. */
export type Reply = { status: number; headers?: Record<string, string>; body: unknown } | 'cut' | 'cut halfway';

export interface StandInQuestion {
  /** Counts from 1, over all questions. */
  nth: number;
  preset: string;
  input: string;
}

export const STAND_IN_KEY = 'pplx-stand-in-0123456789';

/** An answer in the shape of the provider's OpenAPI text: searches, pages, a message, tokens and what they cost. */
export function answerTo({ preset, input, nth }: StandInQuestion, changes: Record<string, unknown> = {}): Reply {
  const page = { id: 1, url: `https://example.org/${nth}`, title: `Page ${nth}`, snippet: 'A snippet.', date: '2026-02-01' };
  const text = `# Answer\n\n## Findings\n\nThe sled of Open men has 152 kg [1]. Asked: ${input.slice(0, 40)}\n`;
  return {
    status: 200,
    body: {
      id: `resp_${nth}`,
      object: 'response',
      created_at: 1_771_000_000,
      status: 'completed',
      model: `model-of/${preset}`,
      output: [
        { type: 'search_results', queries: ['hyrox'], results: [page] },
        { type: 'fetch_url_results', contents: [{ url: page.url, title: page.title, snippet: 'More.' }] },
        {
          type: 'message',
          id: `msg_${nth}`,
          status: 'completed',
          role: 'assistant',
          content: [{ type: 'output_text', text, annotations: [] }],
        },
      ],
      usage: {
        input_tokens: 1000,
        output_tokens: 100,
        total_tokens: 1100,
        tool_calls_details: { web_search: { invocation: 1 }, fetch_url: { invocation: 1 } },
        cost: { currency: 'USD', input_cost: 0.005, output_cost: 0.0025, tool_calls_cost: 0.0055, total_cost: 0.013 },
      },
      ...changes,
    },
  };
}

/** Serves `POST /v1/responses` on a free port. `reply` decides what each question gets; every question that arrives is remembered. */
export async function createPerplexityStandIn(
  reply: (question: StandInQuestion) => Reply | Promise<Reply> = (question) => answerTo(question),
) {
  const questions: StandInQuestion[] = [];
  const state = { reply };
  async function answer(body: string, response: ServerResponse): Promise<void> {
    const { preset, input } = JSON.parse(body) as { preset: string; input: string };
    const question = { nth: questions.length + 1, preset, input };
    questions.push(question);
    const given = await state.reply(question);
    if (given === 'cut') return void response.destroy();
    if (given === 'cut halfway') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      return void response.write('{"id": "resp_half", "outp', () => response.destroy());
    }
    response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers });
    response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  }
  const listening = await listen((request, response) => {
    const json = (status: number, message: string) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message, type: 'invalid_request', code: status } }));
    };
    if (request.method !== 'POST' || request.url !== '/v1/responses') return json(404, 'not found');
    const given = request.headers.authorization ?? '';
    if (given !== `Bearer ${STAND_IN_KEY}`) return json(401, `Invalid API key: ${given.replace('Bearer ', '')}`);
    void readBody(request, 1_000_000).then((body) => answer(body, response));
  }, 0);
  return {
    baseUrl: `${listening.url}/v1`,
    questions,
    replyWith: (next: typeof reply) => void (state.reply = next),
    close: () => listening.close(),
  };
}
export type PerplexityStandIn = Awaited<ReturnType<typeof createPerplexityStandIn>>;
