/** Three dots that say "somebody is at it". Still under reduced motion. */
export function Dots() {
  return (
    <span aria-hidden className="inline-flex items-center gap-1">
      {['', '[animation-delay:140ms]', '[animation-delay:280ms]'].map((delay) => (
        <span key={delay} className={`size-1.5 animate-dot rounded-full bg-muted ${delay}`} />
      ))}
    </span>
  );
}
