/** How much of a whole: a bar beside its words, so the words carry it. `danger` from the second line on. */
export function ShareBar({ share, isBad = false }: { share: number; isBad?: boolean }) {
  return (
    <span aria-hidden className="block h-2 w-full overflow-hidden rounded-full bg-raised">
      <span
        className={`block h-full rounded-full ${isBad ? 'bg-danger' : 'bg-info'}`}
        style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }}
      />
    </span>
  );
}
