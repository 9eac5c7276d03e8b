/** The name of the product, in the condensed face. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2.5 font-display text-xl font-semibold tracking-wide uppercase">
      <span aria-hidden className="grid size-8 place-items-center rounded-lg bg-text text-xl leading-none text-ground">
        K
      </span>
      Hyrox AI Coach
    </span>
  );
}
