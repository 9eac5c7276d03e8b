/** A link or a button that reads like one, 44 px tall. */
export const linkStyle =
  'inline-flex min-h-11 items-center font-medium text-text underline decoration-edge underline-offset-4 hover:decoration-text';
