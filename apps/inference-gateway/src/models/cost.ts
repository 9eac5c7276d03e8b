import type { Price } from './model-catalog.ts';

/** What a call costs in nano-dollars: integers in, integer out, no rounding anywhere. */
export function costNanoUsd(price: Price, tokensIn: number, tokensOut: number): number {
  return tokensIn * price.nanoUsdPerTokenIn + tokensOut * price.nanoUsdPerTokenOut;
}

/** About how many tokens a text has, for calls that report no usage: four characters each, as English has with Llama's and OpenAI's tokenizers. */
export const estimateTokens = (chars: number): number => Math.ceil(chars / 4);
