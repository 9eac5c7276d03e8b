import { cn } from './cn.ts';

/** The place of something that is still loading. Size and shape come from `className`. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={cn('block animate-pulse-soft rounded-md bg-raised', className)} />;
}
