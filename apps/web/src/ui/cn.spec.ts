import { expect, test } from '@jest/globals';
import { twMerge } from 'tailwind-merge';
import { cn } from './cn.ts';

test.each([
  ['inline-flex min-h-11 rounded-card px-4 text-base', 'min-h-12 rounded-full px-3 text-small'],
  ['h-12 w-full border border-edge bg-surface px-3.5 text-base text-text', 'h-11 min-w-0 border-line bg-ground pr-11 pl-9'],
  ['size-11 text-muted hover:bg-raised', 'size-12 text-text hover:bg-line'],
  ['bg-raised text-text disabled:opacity-50', 'bg-text text-ground hover:bg-text/90 disabled:opacity-100'],
  ['border border-line text-text hover:border-edge', 'border-danger/50 text-danger hover:border-danger'],
  ['rounded-t-2xl border-t md:rounded-none', 'rounded-2xl'],
  ['overflow-y-auto transition-colors', 'overflow-hidden transition-opacity'],
  ['flex flex-1 flex-col gap-2', 'hidden flex-none flex-row gap-x-4'],
  ['absolute top-2 right-1 -mt-3', 'static inset-0 mt-2'],
  ['h-4 w-4 p-4 leading-4', 'size-5 px-2 text-xl'],
  ['shadow-lg shadow-black/60', 'shadow-2xl'],
])('“%s” with “%s” on top is merged as the whole package would', (own, given) => {
  // The package does not know our two tokens; it is asked in its own words.
  const inItsWords = (classes: string) => classes.replaceAll('text-small', 'text-sm').replaceAll('rounded-card', 'rounded-xl');
  expect(inItsWords(cn(own, given))).toBe(twMerge(inItsWords(own), inItsWords(given)));
});

test('conditions that do not hold leave nothing, and a class of ours that is no utility stays', () => {
  expect(cn('caution-stripe', false, undefined, ['group', { hidden: false, block: true }])).toBe('caution-stripe group block');
});
