import { DIMENSIONS } from './lsa/embedding-basis.ts';
import { OpenAiError } from './openai-error.ts';

const MAX_INPUTS = 2048;
const MAX_TOKENS_PER_INPUT = 8192;
const MAX_TOKENS_PER_REQUEST = 300_000;

export interface EmbeddingsRequest {
  inputs: string[];
  encodingFormat: 'float' | 'base64';
  dimensions: number;
}

/**
 * Checks the JSON body of `POST /v1/embeddings` and puts defaults in. Throws `OpenAiError`: 400 for a wrong field, 404 for any model but
 * the served one, because vectors of two models must never mix. Token arrays are refused: they would need the real model's vocabulary.
 */
export function parseEmbeddingsRequest(body: unknown, servedModel: string): EmbeddingsRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid('The request body must be a JSON object.');
  const { model, input, encoding_format: encodingFormat = 'float', dimensions = DIMENSIONS } = body as Record<string, unknown>;
  if (typeof model !== 'string' || model === '') throw invalid('you must provide a model parameter', 'model');
  if (model !== servedModel) {
    const message = `The model \`${model}\` does not exist or you do not have access to it. This server serves \`${servedModel}\` only.`;
    throw new OpenAiError(404, message, { code: 'model_not_found' });
  }
  if (encodingFormat !== 'float' && encodingFormat !== 'base64') {
    throw invalid(
      `Invalid value for 'encoding_format' = ${String(encodingFormat)}. Supported values: 'float', 'base64'.`,
      'encoding_format',
    );
  }
  if (typeof dimensions !== 'number' || !Number.isInteger(dimensions) || dimensions < 1 || dimensions > DIMENSIONS) {
    throw invalid(`Invalid value for 'dimensions': must be an integer from 1 to ${DIMENSIONS}.`, 'dimensions');
  }
  return { inputs: parseInputs(input), encodingFormat, dimensions };
}

function parseInputs(input: unknown): string[] {
  const inputs: unknown[] = Array.isArray(input) ? input : [input];
  if (inputs.length === 0) throw invalid("Invalid 'input': the array must not be empty.", 'input');
  if (inputs.length > MAX_INPUTS) {
    throw invalid(`Invalid 'input': the array has ${inputs.length} items, at most ${MAX_INPUTS} are allowed.`, 'input');
  }
  return inputs.map((text, at) => {
    if (typeof text === 'number' || Array.isArray(text)) {
      throw invalid("Invalid 'input': token arrays are not supported by this server, send text.", 'input');
    }
    if (typeof text !== 'string') throw invalid(`Invalid 'input': item ${at} is not a string.`, 'input');
    if (text === '') throw invalid(`Invalid 'input': item ${at} is an empty string.`, 'input');
    return text;
  });
}

/** Holds the token counts of a request against the limits and returns their sum. Throws `OpenAiError` 400. */
export function checkTokenLimits(tokenCounts: readonly number[]): number {
  tokenCounts.forEach((count, at) => {
    if (count <= MAX_TOKENS_PER_INPUT) return;
    throw invalid(`This model's maximum context length is ${MAX_TOKENS_PER_INPUT} tokens, input ${at} has ${count}.`, 'input');
  });
  const sum = tokenCounts.reduce((total, count) => total + count, 0);
  if (sum > MAX_TOKENS_PER_REQUEST) {
    const message = `Requested ${sum} tokens, max ${MAX_TOKENS_PER_REQUEST} tokens per request.`;
    throw new OpenAiError(400, message, { type: 'max_tokens_per_request', code: 'max_tokens_per_request', param: 'input' });
  }
  return sum;
}

function invalid(message: string, param?: string): OpenAiError {
  return new OpenAiError(400, message, param === undefined ? {} : { param });
}
