/** Before the first question: who answers, and from what. The suggestions stand at the composer, under the thumb. */
export function EmptyThread() {
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col justify-end px-4 pt-10 pb-6 sm:justify-center">
      <p className="font-display text-[2.5rem] leading-[1.05] font-semibold text-balance sm:text-5xl">What are we working on today?</p>
      <p className="mt-3 max-w-[46ch] text-muted">
        Pacing, sleds, wall balls, compromised running, taper. Coach&nbsp;K answers from research and shows you the passages.
      </p>
    </div>
  );
}
