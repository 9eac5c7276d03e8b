/** A pure function of texts that come again and again, as the library's do in every prompt: what it made of the last `most` of them is kept. */
export function rememberTexts<T extends object | string>(most: number, make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    const oldest = made.size >= most ? made.keys().next() : undefined;
    if (oldest && !oldest.done) made.delete(oldest.value);
    made.set(text, fresh);
    return fresh;
  };
}
