import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen, type Listening } from '../http/listen.ts';
import { BodyTooLargeError, readBody } from '../http/read-body.ts';
import { countTokens } from './count-tokens.ts';
import { type EmbedText, textEmbedder } from './lsa/embed-text.ts';
import { modelIdOf, unpackBasis } from './lsa/embedding-basis.ts';
import { OpenAiError } from './openai-error.ts';
import { checkTokenLimits, parseEmbeddingsRequest } from './parse-embeddings-request.ts';
import { encodeVector, shorten } from './shape-vector.ts';

const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface OpenAiStandIn extends Listening {
  /** The one model this server knows: `lsa-k<k>@<hash8>`. */
  modelId: string;
}

interface Served {
  modelId: string;
  embed: EmbedText;
}

/**
 * The embeddings half of OpenAI's API on 127.0.0.1: `POST /v1/embeddings` and `GET /v1/models`, with OpenAI's limits, usage and errors.
 * Vectors come from the committed basis: deterministic, no weights, no network.
 */
export async function createOpenAiStandIn(options: { basis: unknown; port?: number }): Promise<OpenAiStandIn> {
  const served = { modelId: modelIdOf(options.basis), embed: textEmbedder(unpackBasis(options.basis)) };
  const listening = await listen((request, response) => void answer(request, response, served), options.port ?? 0);
  return { ...listening, modelId: served.modelId };
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  try {
    sendJson(response, 200, await route(request, served));
  } catch (error) {
    const shown = asOpenAiError(error);
    if (shown !== error && shown.status === 500)
      process.stderr.write(`embeddings stand-in: ${error instanceof Error ? error.stack : String(error)}\n`);
    sendJson(response, shown.status, shown.toBody());
  }
}

async function route(request: IncomingMessage, served: Served): Promise<unknown> {
  const path = new URL(request.url ?? '/', 'http://stand-in').pathname;
  if (!/^Bearer \S+/.test(request.headers.authorization ?? '')) {
    throw new OpenAiError(401, 'No API key was sent. Put it into the header as Authorization: Bearer KEY.', { code: 'invalid_api_key' });
  }
  if (request.method === 'GET' && path === '/v1/models') return { object: 'list', data: [describeModel(served)] };
  if (request.method === 'POST' && path === '/v1/embeddings') return embedAll(await readJson(request), served);
  throw new OpenAiError(404, `Invalid URL (${request.method} ${path})`);
}

async function embedAll(body: unknown, served: Served): Promise<unknown> {
  const { inputs, dimensions, encodingFormat } = parseEmbeddingsRequest(body, served.modelId);
  const tokens = checkTokenLimits(await countTokens(inputs));
  const data = inputs.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: encodeVector(shorten(served.embed(text), dimensions), encodingFormat),
  }));
  return { object: 'list', data, model: served.modelId, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

function describeModel(served: Served): unknown {
  return { id: served.modelId, object: 'model', created: 0, owned_by: 'stand-in' };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request, MAX_BODY_BYTES);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OpenAiError(400, `We could not parse the JSON body of your request: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

function asOpenAiError(error: unknown): OpenAiError {
  if (error instanceof OpenAiError) return error;
  if (error instanceof BodyTooLargeError) return new OpenAiError(413, error.message);
  return new OpenAiError(500, 'The server had an error while processing your request.', { type: 'server_error' });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
