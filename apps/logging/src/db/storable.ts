/**
 * Text as Postgres can keep it: NUL and lone surrogates, which a model may produce, become U+FFFD. Same length in UTF-16 units, so every
 * place in an answer stays where the devices have it.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

/** A value as JSON that a jsonb column accepts, its strings made storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
}
