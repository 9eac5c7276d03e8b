/** What this page is. Also stands there while the rest is loading, so that there is something to read at once. */
export function LogHeading() {
  return (
    <header className="flex flex-col gap-2">
      <h1 className="text-4xl leading-none">Log</h1>
      <p className="max-w-[60ch] text-muted">
        What you did, written down in a few taps. Without a signal it is kept on this device and sent as soon as there is one.
      </p>
    </header>
  );
}
