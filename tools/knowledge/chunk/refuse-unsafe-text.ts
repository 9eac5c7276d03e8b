/** Text that a reader cannot see or that a model would take for structure. Neither belongs in a passage that goes into a prompt. */
const UNSAFE: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['control token', /<\|[^|>\n]{1,40}\|>/u],
  ['control token', /\[\/?INST\]|<<\/?SYS>>|<\/?s>/u],
  ['HTML comment', /<!--/u],
  ['invisible character', /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]/u],
  ['control character', /[\u0000-\u0008\u000B-\u001F\u007F]/u],
];

/** Throws an error that names the file, the line and what stands there, for the first line that is not plain text. */
export function refuseUnsafeText(file: string, text: string): void {
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .forEach((line, index) => {
      for (const [name, pattern] of UNSAFE) {
        const found = pattern.exec(line)?.[0];
        if (found === undefined) continue;
        const shown =
          name.startsWith('control token') || found.startsWith('<!')
            ? found
            : `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
        throw new Error(`${file}:${index + 1}: ${name} ${shown} must not stand in a knowledge document`);
      }
    });
}
