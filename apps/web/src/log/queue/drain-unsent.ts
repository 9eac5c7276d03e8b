import type { TokenSource } from '../../api/token-source.ts';
import { type SendOutcome, sendUnsent } from './send-unsent.ts';
import { type Unsent, withoutSent } from './unsent.ts';
import { changeUnsent, useUnsentStore } from './unsent-store.ts';

interface DrainDeps {
  token: TokenSource;
  /** Told before the wish leaves the queue, so that the list never shows a gap. */
  onTaken: (sent: Unsent, body: unknown) => Promise<void> | void;
}

let running: Promise<boolean> | null = null;

/** Sends what waits, oldest first, one at a time. False when something has to wait for a better moment. Called twice, it runs once. */
export function drainUnsent(deps: DrainDeps): Promise<boolean> {
  running ??= drain(deps).finally(() => {
    running = null;
  });
  return running;
}

async function drain({ token, onTaken }: DrainDeps): Promise<boolean> {
  const { athleteId } = useUnsentStore.getState();
  for (;;) {
    const state = useUnsentStore.getState();
    // Another athlete signed in meanwhile: this queue is not theirs.
    if (state.athleteId !== athleteId) return true;
    const next = state.items.find(({ problem }) => problem === null);
    if (!next) return true;
    mark(next, { isTried: true });
    const outcome: SendOutcome = await sendUnsent(next, token);
    if (useUnsentStore.getState().athleteId !== athleteId) return true;
    if (outcome.result === 'later') return false;
    if (outcome.result === 'refused') mark(next, { problem: outcome.problem });
    else {
      await onTaken(next, outcome.body);
      changeUnsent((items) => withoutSent(items, next));
    }
  }
}

/** Notes something on a wish. An answer to one that was changed meanwhile says nothing about the new one. */
function mark({ id, revision }: Unsent, note: Partial<Pick<Unsent, 'isTried' | 'problem'>>): void {
  changeUnsent((items) => items.map((item) => (item.id === id && item.revision === revision ? { ...item, ...note } : item)));
}
