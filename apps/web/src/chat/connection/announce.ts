import { create } from 'zustand';

/** The last thing a control said. `count` tells two equal sentences apart. */
export const useSaid = create<{ words: string; count: number }>(() => ({ words: '', count: 0 }));

/** Tells a screen reader, politely and in the one place there is, what a tap has done. */
export const say = (words: string): void => useSaid.setState(({ count }) => ({ words, count: count + 1 }));
