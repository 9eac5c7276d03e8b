import { type ClassValue, clsx } from 'clsx';
import { createTailwindMerge } from 'tailwind-merge';
import { classGroups, conflictingClassGroups } from './class-groups.ts';

const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups,
  conflictingClassGroups,
  conflictingClassGroupModifiers: {},
  postfixLookupClassGroups: [],
  orderSensitiveModifiers: ['*', '**', 'after', 'backdrop', 'before', 'first-letter', 'first-line', 'marker', 'placeholder', 'selection'],
}));

/** Joins class names; of two that set the same property the later one counts. */
export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
