/** What this page is. Also stands there while the rest is loading, so that there is something to read at once. */
export function TrainingHeading() {
  return (
    <header className="flex flex-col gap-2">
      <h1 className="text-4xl leading-none">Training</h1>
      <p className="max-w-[60ch] text-muted">
        The plan you accepted, day by day. Open a session to see each block and how hard it should be. Tick off what you did: it goes into
        your log.
      </p>
    </header>
  );
}
