/** A number as people type it: `82`, `82.5`, `82,5`, ` 82 `. Null for anything else, and for what is empty. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d*)?$|^\.\d+$/.test(plain) ? Number(plain) : null;
}
