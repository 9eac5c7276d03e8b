import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-card font-medium transition-[background-color,border-color,color,transform,opacity] duration-150 ease-calm select-none active:scale-[0.98] disabled:pointer-events-none disabled:opacity-50',
  {
    variants: {
      tone: {
        accent: 'bg-accent text-on-accent hover:bg-accent/90',
        raised: 'bg-raised text-text hover:bg-line',
        outline: 'border border-line text-text hover:border-edge hover:bg-surface',
        danger: 'bg-danger text-on-accent hover:bg-danger/90',
        quiet: 'text-muted hover:bg-raised hover:text-text',
      },
      size: { normal: 'min-h-11 px-4 text-base', small: 'min-h-11 px-3 text-small', icon: 'size-11' },
    },
    defaultVariants: { tone: 'raised', size: 'normal' },
  },
);

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof buttonStyle>;

/** A button at least 44 px tall. Accent is for the one next action of a screen. */
export function Button({ tone, size, className, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={cn(buttonStyle({ tone, size }), className)} {...props} />;
}
