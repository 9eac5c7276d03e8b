import fs from 'node:fs';

const ROTATE_AT_BYTES = 10 * 1024 * 1024;
const TAIL_BYTES = 8 * 1024;

/**
 * Above 10 MB the log becomes `<file>.1` (one is kept) and begins anew. The process keeps writing to the same descriptor in
 * append mode, so nothing has to be reopened; what it writes between copy and cut is lost.
 */
export function rotateIfLarge(file: string, atBytes = ROTATE_AT_BYTES): boolean {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < atBytes) return false;
  fs.copyFileSync(file, `${file}.1`);
  fs.truncateSync(file, 0);
  return true;
}

/** The last lines with something in them, oldest first; none when there is no log. */
export function lastLines(file: string, count: number): string[] {
  if (!fs.existsSync(file)) return [];
  const descriptor = fs.openSync(file, 'r');
  try {
    const { size } = fs.fstatSync(descriptor);
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
    fs.readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    return bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(-count);
  } finally {
    fs.closeSync(descriptor);
  }
}
