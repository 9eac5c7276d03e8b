import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** A text input on the surface of the page, 48 px tall, 16 px type so that a phone does not zoom. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return (
    <input
      className={cn(
        'h-12 w-full rounded-card border border-edge bg-surface px-3.5 text-base text-text placeholder:text-muted',
        'transition-colors duration-150 focus:border-text focus:outline-none focus-visible:ring-1 focus-visible:ring-text',
        'aria-invalid:border-danger aria-invalid:focus-visible:ring-danger',
        className,
      )}
      {...props}
    />
  );
}
