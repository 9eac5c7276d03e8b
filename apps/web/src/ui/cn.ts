import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

/** Our own tokens, so that `text-small` is known as a size and not taken for a colour. */
const twMerge = extendTailwindMerge({ extend: { theme: { text: ['small'], radius: ['card'] } } });

/** Joins class names; of two that set the same property the later one counts. */
export const cn = (...classes: ClassValue[]): string => twMerge(clsx(classes));
