import type { CoachState } from './coach-state.ts';

const COLOURS: Record<CoachState, string> = { live: 'bg-positive', warming: 'bg-warning animate-pulse-soft', offline: 'bg-danger' };

/** How Coach K can be reached: a dot and a word, so that colour alone says nothing. */
export function StateDot({ state }: { state: CoachState }) {
  return (
    <span className="flex items-center gap-2 px-2 text-small text-muted">
      <span aria-hidden className={`size-2 rounded-full ${COLOURS[state]}`} />
      {state}
    </span>
  );
}
