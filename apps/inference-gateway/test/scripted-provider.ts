import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProviderCall {
  body: Record<string, unknown>;
  headers: http.IncomingHttpHeaders;
  response: http.ServerResponse;
  /** Resolves when the caller has gone away. */
  gone: Promise<void>;
}

const frame = (data: unknown): string => `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1765431413, model: 'm' };

/** The frames of a streamed answer, as the provider writes them. */
export const frames = {
  role: frame({ ...head, choices: [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }] }),
  text: (content: string) => frame({ ...head, choices: [{ index: 0, delta: { content }, logprobs: null, finish_reason: null }] }),
  finish: (reason: string) =>
    frame({ ...head, choices: [{ index: 0, delta: { content: '' }, logprobs: null, finish_reason: reason, stop_reason: null }] }),
  usage: (tokensIn: number, tokensOut: number) =>
    frame({ ...head, choices: [], usage: { prompt_tokens: tokensIn, completion_tokens: tokensOut } }),
  done: frame('[DONE]'),
};

export function openStream(response: http.ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
}

/** A whole answer, token by token. */
export const answerWith =
  (tokens: string[], options: { finish?: string; usage?: [number, number] } = {}) =>
  ({ response }: ProviderCall): void => {
    openStream(response);
    response.write(frames.role);
    for (const token of tokens) response.write(frames.text(token));
    response.write(frames.finish(options.finish ?? 'stop'));
    if (options.usage) response.write(frames.usage(...options.usage));
    response.end(frames.done);
  };

export const refuseWith =
  (status: number, detail: string, headers: Record<string, string> = {}) =>
  ({ response }: ProviderCall): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ detail }));
  };

/** A model provider that does what it is told, one step per call; the last step answers all further calls. */
export class ScriptedProvider {
  readonly calls: ProviderCall[] = [];
  readonly connections = new Set<unknown>();
  steps: ((call: ProviderCall) => void)[] = [];
  readonly #server = http.createServer((request, response) => void this.#take(request, response));

  static async start(): Promise<ScriptedProvider> {
    const provider = new ScriptedProvider();
    provider.#server.on('connection', (socket) => provider.connections.add(socket));
    await new Promise<void>((listening) => provider.#server.listen(0, '127.0.0.1', listening));
    return provider;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request.setEncoding('utf8')) body += piece as string;
    const gone = new Promise<void>((left) => response.once('close', left));
    const call = { body: JSON.parse(body) as Record<string, unknown>, headers: request.headers, response, gone };
    const step = this.steps[Math.min(this.calls.length, this.steps.length - 1)];
    this.calls.push(call);
    step?.(call);
  }
}
