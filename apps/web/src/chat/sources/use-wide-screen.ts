import { useMedia } from '../../ui/use-media.ts';

/** Whether conversations, chat and sources fit beside each other. */
export const useWideScreen = (): boolean => useMedia('(min-width: 80rem)');
