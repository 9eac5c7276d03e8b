/** What this page is. Also stands there while the first figures are on their way, so that there is something to read at once. */
export function OpsAbout() {
  return (
    <p className="max-w-[60ch] text-muted">
      What is wrong comes first, with what to do about it. Below it: how many turns there were, how fast they began, what they cost, and
      whether each service answers.
    </p>
  );
}
