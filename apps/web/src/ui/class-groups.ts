import { validators } from 'tailwind-merge';

const { isAny, isArbitraryLength, isNumber } = validators;
const FONT_SIZES = ['small', 'sm', 'base', 'lg', 'xl', '2xl', '3xl', '4xl', '5xl', isArbitraryLength];
const SIDES = ['t', 'r', 'b', 'l', 'x', 'y'] as const;
const CORNERS = ['t', 'r', 'b', 'l', 'tl', 'tr', 'bl', 'br'] as const;

/**
 * Which utilities set the same property, for those that a component here lets its user override. Of two in one group the later counts;
 * a class that is in none is kept as it is. The package's own list is all of Tailwind, ten times as long.
 */
export const classGroups = {
  display: ['block', 'inline-block', 'inline', 'flex', 'inline-flex', 'grid', 'inline-grid', 'contents', 'hidden'],
  position: ['static', 'relative', 'absolute', 'fixed', 'sticky'],
  visibility: ['visible', 'invisible'],
  inset: [{ inset: [isAny] }],
  'inset-x': [{ 'inset-x': [isAny] }],
  'inset-y': [{ 'inset-y': [isAny] }],
  ...Object.fromEntries(['top', 'right', 'bottom', 'left'].map((side) => [side, [{ [side]: [isAny] }]])),
  z: [{ z: [isAny] }],
  order: [{ order: [isAny] }],
  grow: [{ grow: ['', isAny] }],
  shrink: [{ shrink: ['', isAny] }],
  flex: [{ flex: ['1', 'auto', 'none', 'initial'] }],
  'flex-direction': [{ flex: ['row', 'row-reverse', 'col', 'col-reverse'] }],
  'flex-wrap': [{ flex: ['wrap', 'nowrap', 'wrap-reverse'] }],
  justify: [{ justify: ['start', 'end', 'center', 'between', 'around', 'evenly', 'stretch'] }],
  items: [{ items: [isAny] }],
  self: [{ self: [isAny] }],
  gap: [{ gap: [isAny] }],
  'gap-x': [{ 'gap-x': [isAny] }],
  'gap-y': [{ 'gap-y': [isAny] }],
  size: [{ size: [isAny] }],
  ...Object.fromEntries(['w', 'h', 'min-w', 'min-h', 'max-w', 'max-h'].map((name) => [name, [{ [name]: [isAny] }]])),
  ...Object.fromEntries(
    ['p', 'm'].flatMap((name) => [[name, [{ [name]: [isAny] }]], ...SIDES.map((side) => [name + side, [{ [name + side]: [isAny] }]])]),
  ),
  rounded: [{ rounded: ['', isAny] }],
  ...Object.fromEntries(CORNERS.map((corner) => [`rounded-${corner}`, [{ [`rounded-${corner}`]: ['', isAny] }]])),
  'border-w': [{ border: ['', isNumber] }],
  ...Object.fromEntries(SIDES.map((side) => [`border-w-${side}`, [{ [`border-${side}`]: ['', isNumber] }]])),
  'border-style': [{ border: ['solid', 'dashed', 'dotted', 'none'] }],
  'border-color': [{ border: [isAny] }],
  bg: [{ bg: [isAny] }],
  'text-align': [{ text: ['left', 'center', 'right', 'start', 'end'] }],
  'text-wrap': [{ text: ['wrap', 'nowrap', 'balance', 'pretty'] }],
  'font-size': [{ text: FONT_SIZES }],
  'text-color': [{ text: [isAny] }],
  'font-weight': [{ font: ['normal', 'medium', 'semibold', 'bold'] }],
  'font-family': [{ font: ['sans', 'display', 'mono'] }],
  leading: [{ leading: [isAny] }],
  tracking: [{ tracking: [isAny] }],
  opacity: [{ opacity: [isAny] }],
  overflow: [{ overflow: [isAny] }],
  'overflow-x': [{ 'overflow-x': [isAny] }],
  'overflow-y': [{ 'overflow-y': [isAny] }],
  shadow: [{ shadow: ['', 'sm', 'md', 'lg', 'xl', '2xl', 'none'] }],
  'shadow-color': [{ shadow: [isAny] }],
  animate: [{ animate: [isAny] }],
  transition: ['transition', { transition: [isAny] }],
  cursor: [{ cursor: [isAny] }],
  fill: [{ fill: [isAny] }],
};

/** What a utility overrides beyond its own group. */
export const conflictingClassGroups = {
  size: ['w', 'h'],
  inset: ['inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'],
  'inset-x': ['right', 'left'],
  'inset-y': ['top', 'bottom'],
  gap: ['gap-x', 'gap-y'],
  flex: ['grow', 'shrink'],
  p: ['px', 'py', 'pt', 'pr', 'pb', 'pl'],
  px: ['pr', 'pl'],
  py: ['pt', 'pb'],
  m: ['mx', 'my', 'mt', 'mr', 'mb', 'ml'],
  mx: ['mr', 'ml'],
  my: ['mt', 'mb'],
  overflow: ['overflow-x', 'overflow-y'],
  rounded: CORNERS.map((corner) => `rounded-${corner}`),
  'border-w': SIDES.map((side) => `border-w-${side}`),
  'font-size': ['leading'],
};
