/** Three dots that say "somebody is at it". Still under reduced motion. */
export function Dots() {
  return (
    <span aria-hidden className="inline-flex items-center gap-1">
      {['0ms', '140ms', '280ms'].map((animationDelay) => (
        <span key={animationDelay} style={{ animationDelay }} className="size-1.5 animate-dot rounded-full bg-muted" />
      ))}
    </span>
  );
}
