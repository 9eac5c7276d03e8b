import type { Source } from '@hyrox/contracts';
import { create } from 'zustand';

/** The passage that is being read. `index` counts from 0; `sentence` is what cites it, when it was opened from a citation. */
export interface ShownSource {
  answerKey: string;
  sources: readonly Source[];
  index: number;
  sentence: string | null;
}

/** Which passage is open, for the marks that open it and the one place that shows it. */
export const useSourceView = create<{ shown: ShownSource | null }>(() => ({ shown: null }));

export const showSource = (shown: ShownSource): void => useSourceView.setState({ shown });
export const closeSource = (): void => useSourceView.setState({ shown: null });

/** Moves to another passage of the same answer; what cited the first one says nothing about it. */
export function turnToSource(index: number): void {
  useSourceView.setState(({ shown }) => ({ shown: shown && { ...shown, index, sentence: null } }));
}
