type Encode = (text: string, options: { disallowedSpecial: Set<string> }) => number[];

let loading: Promise<Encode> | undefined;

/**
 * Exact number of cl100k tokens of each text, as OpenAI bills them. The vocabulary (18 MB) is loaded on first use. Control strings such
 * as `<|endoftext|>` inside a text are counted as the ordinary characters they are instead of being refused.
 */
export async function countTokens(texts: readonly string[]): Promise<number[]> {
  loading ??= import('gpt-tokenizer/encoding/cl100k_base').then((module) => module.encode);
  const encode = await loading;
  return texts.map((text) => encode(text, { disallowedSpecial: new Set() }).length);
}
