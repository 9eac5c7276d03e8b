/** What this page is. Also stands there while the rest is loading, so that there is something to read at once. */
export function MeHeading() {
  return (
    <header className="flex flex-col gap-2">
      <h1 className="text-4xl leading-none">Me</h1>
      <p className="max-w-[60ch] text-muted">
        What Coach&nbsp;K knows about you, what may be done with it, and your account. Change anything, any time.
      </p>
    </header>
  );
}
