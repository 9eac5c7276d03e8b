import type { GenerationState } from '../generate/generation-log.ts';

/** `keep`: still ours. `stop`: the athlete asked to stop. `drop`: another attempt holds it. `leave`: nothing to decide here. */
export type Verdict = 'keep' | 'stop' | 'drop' | 'leave';

/** What an answered renewal means for one attempt that was in it. */
export function judgeRenewal(state: GenerationState, answer: { held: boolean; stop: boolean }): Verdict {
  if (state === 'ended' || state === 'dropped') return 'leave';
  // An attempt that is being committed hears from the commit itself whether it was fenced.
  if (state === 'finishing') return answer.held ? 'keep' : 'leave';
  if (!answer.held) return 'drop';
  return answer.stop ? 'stop' : 'keep';
}
