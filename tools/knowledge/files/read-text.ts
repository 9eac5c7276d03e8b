import { readFile, stat } from 'node:fs/promises';

const MAX_BYTES = 5 * 1024 * 1024;

/** A text file as text. Throws an error that names the file when it is larger than 5 MB or not UTF-8. */
export async function readText(file: string): Promise<string> {
  const { size } = await stat(file);
  if (size > MAX_BYTES) throw new Error(`${file}: ${(size / 1024 / 1024).toFixed(1)} MB; a document has at most 5 MB, split it`);
  const bytes = await readFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`${file}: not UTF-8; save it as UTF-8 first`, { cause });
  }
}
