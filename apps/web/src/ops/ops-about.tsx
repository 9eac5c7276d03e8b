/** What this page will say, to be read while its first figures are on their way; then the headline of what is wrong has its place. */
export function OpsAbout() {
  return (
    <p className="max-w-[60ch] text-muted">
      What is wrong comes first, with what to do about it. Below it: how many turns there were, how fast they began, what they cost, and
      whether each service answers.
    </p>
  );
}
