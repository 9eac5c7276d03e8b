/** JSON allows these in a string; readers that split lines the Unicode way do not. */
const LINE_ENDS = /[\u007f\u0085\u2028\u2029]/g;

const asEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A value as JSON that is one line for every reader, without its line feed. */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replace(LINE_ENDS, asEscape);
