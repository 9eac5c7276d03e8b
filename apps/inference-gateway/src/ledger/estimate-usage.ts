import { costNanoUsd, estimateTokens } from '../models/cost.ts';
import { priceAt, type Model } from '../models/model-catalog.ts';

/** What is known of a call whose provider did not tell its tokens. */
export interface KnownOfCall {
  model: Model;
  /** Exact tokens of the prompt where they were counted, with the vocabulary of Llama 3. */
  promptTokens: number | undefined;
  promptChars: number;
  /** What the answer was limited to; undefined: the provider's own limit. */
  maxTokens: number | undefined;
  /** The provider began to answer. Before that it may have read the prompt, or may never have got it. */
  answered: boolean;
  receivedChars: number;
  /** Pieces of text that came, where they were counted: each is at least one token. */
  receivedPieces: number | undefined;
  /** How the provider said that it ended; undefined when the end never came, and then it may have gone on unseen. */
  finish: string | undefined;
}

/** An estimate and the two figures it lies between. Money in nano-dollars. */
export interface Estimate {
  tokensIn: number;
  tokensOut: number;
  costNanoUsd: number;
  leastNanoUsd: number;
  mostNanoUsd: number;
  priceValidFrom: string;
}

/** The longest token of Llama 3's vocabulary, in characters: a run of spaces. A spec looks. */
export const MOST_CHARS_PER_TOKEN = 128;
/** A token is at least one byte, and a UTF-16 unit at most three. */
const MOST_TOKENS_PER_CHAR = 3;
/** What a chat template adds: Llama 3.3 has 25 tokens and 5 for each message; prompts of ours have at most some thirty messages. */
const MOST_TEMPLATE_TOKENS = 256;
/** The provider's limit when a request names none. */
const DEFAULT_MAX_TOKENS = 8_192;
const UNKNOWN_CONTEXT = 131_072;

/**
 * What a call used and cost, as far as it can be known from here. Least: what certainly came. Most: what the request allowed, or after a whole
 * answer what its text can be at most. Both hold for every text; the estimate between them is four characters to a token, or a piece to a token.
 * Throws when the model has no price at that moment.
 */
export function estimateUsage(known: KnownOfCall, at: Date): Estimate {
  const price = priceAt(known.model, at);
  if (!price) throw new Error(`${known.model.id} has no price today`);
  const tokensIn = promptOf(known);
  const tokensOut = answerOf(known);
  return {
    tokensIn: tokensIn.guess,
    tokensOut: tokensOut.guess,
    costNanoUsd: costNanoUsd(price, tokensIn.guess, tokensOut.guess),
    leastNanoUsd: costNanoUsd(price, tokensIn.least, tokensOut.least),
    mostNanoUsd: costNanoUsd(price, tokensIn.most, tokensOut.most),
    priceValidFrom: price.validFrom,
  };
}

interface Between {
  least: number;
  guess: number;
  most: number;
}

const between = (least: number, guess: number, most: number): Between => ({ least, most, guess: Math.min(Math.max(guess, least), most) });

function promptOf({ model, promptTokens, promptChars, answered }: KnownOfCall): Between {
  const counted = model.tokenizer === 'llama-3' ? promptTokens : undefined;
  if (counted !== undefined) return between(answered ? counted : 0, counted, counted);
  const most = Math.min(promptChars * MOST_TOKENS_PER_CHAR + MOST_TEMPLATE_TOKENS, model.contextTokens ?? UNKNOWN_CONTEXT);
  return between(answered ? Math.ceil(promptChars / MOST_CHARS_PER_TOKEN) : 0, promptTokens ?? estimateTokens(promptChars), most);
}

function answerOf({ model, maxTokens = DEFAULT_MAX_TOKENS, receivedChars, receivedPieces = 0, finish, answered }: KnownOfCall): Between {
  const allowed = model.quirks.includes('ignores-max-tokens') ? (model.contextTokens ?? UNKNOWN_CONTEXT) : maxTokens;
  const whole = finish !== undefined && !model.quirks.includes('text-after-finish');
  const most = whole ? Math.min(allowed, receivedChars * MOST_TOKENS_PER_CHAR + 1) : allowed;
  const least = answered ? Math.max(receivedPieces, Math.ceil(receivedChars / MOST_CHARS_PER_TOKEN)) : 0;
  const endMark = finish === 'stop' ? 1 : 0;
  return between(Math.min(least, most), Math.max(receivedPieces, estimateTokens(receivedChars)) + endMark, most);
}
