/**
 * Hands on at most one value per painted frame, always the newest. `flush` hands on what waits. A hidden page paints no frames,
 * so a timer stands in for them.
 */
export function publishPerFrame<T>(publish: (value: T) => void, hiddenMs = 250): { offer: (value: T) => void; flush: () => void } {
  let waiting: { value: T } | null = null;
  let cancel: (() => void) | null = null;
  const flush = () => {
    cancel?.();
    cancel = null;
    const due = waiting;
    waiting = null;
    if (due) publish(due.value);
  };
  return {
    offer: (value) => {
      waiting = { value };
      cancel ??= nextFrame(flush, hiddenMs);
    },
    flush,
  };
}

function nextFrame(run: () => void, hiddenMs: number): () => void {
  const timer = setTimeout(run, hiddenMs);
  const frame = requestAnimationFrame(run);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
