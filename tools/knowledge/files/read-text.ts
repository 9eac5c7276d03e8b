import { readFile, stat } from 'node:fs/promises';

const MAX_BYTES = 5 * 1024 * 1024;

/** A text file as text. Throws an error that names the file when it cannot be read, is larger than `maxBytes` (5 MB) or not UTF-8. */
export async function readText(file: string, maxBytes = MAX_BYTES): Promise<string> {
  const { size } = await stat(file).catch((cause: unknown) => cannotRead(file, cause));
  if (size > maxBytes) {
    const [megabytes, most] = [size / 1024 / 1024, maxBytes / 1024 / 1024];
    throw new Error(`${file}: ${megabytes.toFixed(1)} MB; a document has at most ${most} MB, split it`);
  }
  const bytes = await readFile(file).catch((cause: unknown) => cannotRead(file, cause));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error(`${file}: not UTF-8; save it as UTF-8 first`, { cause });
  }
}

function cannotRead(file: string, cause: unknown): never {
  const { code } = cause as NodeJS.ErrnoException;
  const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'this is a folder' : `cannot be read (${code})`;
  throw new Error(`${file}: ${why}`, { cause });
}
