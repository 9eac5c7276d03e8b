/** One quiet line under the header about a lost connection. The thread makes room for it, at its end without moving, so that it covers no text. */
export function ConnectionBar({ words }: { words: string | null }) {
  if (!words) return null;
  return <p className="shrink-0 animate-fade border-b border-line bg-raised px-4 py-1.5 text-center text-small text-text">{words}</p>;
}
