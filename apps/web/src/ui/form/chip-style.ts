import { cva } from 'class-variance-authority';

/** A chip around a native radio or checkbox: the input is there for keyboard and screen reader, the chip for the thumb. */
export const chipStyle = cva(
  'relative inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-full border border-line bg-surface px-4 text-[0.9375rem] transition-colors duration-150 select-none hover:border-edge has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-text has-[:checked]:border-text has-[:checked]:bg-raised has-[:checked]:font-medium',
);

/** Covers its chip, so that a tap anywhere hits it, and shows nothing. */
export const chipInput = 'absolute inset-0 m-0 size-full cursor-pointer appearance-none rounded-full opacity-0';
