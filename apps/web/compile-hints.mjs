import fs from 'node:fs';
import path from 'node:path';

/** Asks V8 (Chrome 136 and later) to compile a whole file while it arrives, beside the main thread; to others it is a comment. */
export const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n';

/**
 * Step after the build: marks every script in `folder`. Left alone, V8 reads each module once to skip it and once more, on the main
 * thread, when the page calls it, which is half of what starting a page costs on a phone. Pages fetch only what they are about to
 * run, so whole files are the right measure. Running it again changes nothing.
 * @param {string} folder `.next/static/chunks`
 * @returns {number} how many scripts carry the mark
 */
export function hintCompilation(folder) {
  const scripts = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  for (const script of scripts) {
    const file = path.join(folder, script);
    const source = fs.readFileSync(file, 'utf8');
    if (!source.startsWith(COMPILE_ALL)) fs.writeFileSync(file, COMPILE_ALL + source);
  }
  return scripts.length;
}

if (import.meta.main) {
  const folder = path.join(import.meta.dirname, '.next/static/chunks');
  if (hintCompilation(folder) === 0) throw new Error(`There is no script in ${folder}`);
}
