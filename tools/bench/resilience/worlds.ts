/** What happens at the provider, and how the questions come. Shares are of requests, times of the virtual clock. */
export interface World {
  name: string;
  /** Which share of the questions comes after a long pause, in which the model may go cold. */
  pauseShare: number;
  /** Faults as the stand-in takes them. */
  rates: Record<string, unknown>;
}

/** One request in five fails before its first token, in the four ways a provider fails. */
export const MIXED_FAULTS = {
  '503': 0.07,
  '429': { share: 0.05, retryAfterS: 5 },
  '500': 0.04,
  cut_after_tokens: { share: 0.04, tokens: 0 },
};

const STEADY: World = { name: 'steady', pauseShare: 0, rates: MIXED_FAULTS };
const SPARSE: World = { name: 'sparse', pauseShare: 0.2, rates: MIXED_FAULTS };

/** `steady`: a question every few seconds, the model stays warm. `sparse`: one in five comes after more than five minutes, mostly to a cold model. */
export const WORLDS: readonly World[] = [STEADY, SPARSE];
