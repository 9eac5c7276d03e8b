/** One quiet line under the header about a lost connection. Lies over the page, so that nothing moves when it comes and goes. */
export function ConnectionBar({ words }: { words: string | null }) {
  if (!words) return null;
  return (
    <p className="pointer-events-none absolute inset-x-0 top-13 z-10 mx-auto mt-2 w-fit animate-fade rounded-full border border-line bg-raised px-3.5 py-1.5 text-small text-text shadow-lg shadow-black/50">
      {words}
    </p>
  );
}
