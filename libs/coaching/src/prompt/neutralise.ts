/** Zero-width, bidirectional, soft hyphen, BOM, interlinear and tag characters: they hide words from a reader, not from a model. */
const INVISIBLE = /[\u00AD\u034F\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** A zero-width joiner is kept only where it makes one emoji of two. */
const STRAY_JOINER = /(?<!\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/** Control characters except tab and line feed. */
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;

const LESS = '<\uFF1C\uFE64\u2039\u27E8\u3008';
const MORE = '>\uFF1E\uFE65\u203A\u27E9\u3009';
const BAR = '|\uFF5C\u00A6\u2502\u2223\u01C0\u2758\uFFE8';
const OPENING = new RegExp(`[${LESS}]\\s*[${BAR}]`, 'gu');
const CLOSING = new RegExp(`[${BAR}]\\s*[${MORE}]`, 'gu');

/**
 * Makes text that a person or a document wrote harmless inside a prompt: what reads as a control token of the model (`<|eot_id|>` and
 * look-alikes) is broken up, hidden characters go, lone surrogates become U+FFFD. Everything else stays as it was written.
 */
export function neutralise(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(OPENING, '< |')
    .replace(CLOSING, '| >');
}
