import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Disk } from '../export/disk.ts';
import { jsonLine } from '../export/json-line.ts';
import { writeWhole } from '../export/publish.ts';
import type { Rendered } from './render-example.ts';

/** Chat-completions JSONL: one line per conversation, ordered by id, nothing but the messages. The same examples give the same bytes. */
export function toJsonl(rendered: readonly Rendered[]): string {
  const ordered = rendered.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return ordered.map(({ messages }) => `${jsonLine({ messages: messages.map(({ role, content }) => ({ role, content })) })}\n`).join('');
}

/** Writes the file beside its place and moves it there whole: whoever reads it finds the one before or this one. */
export async function writeRendered(disk: Disk, file: string, text: string): Promise<{ bytes: number; sha256: string }> {
  const aside = `${file}.new`;
  await disk.makeFolder(path.dirname(file));
  await disk.remove(aside);
  await writeWhole(disk, aside, text);
  await disk.rename(aside, file);
  await disk.syncFolder(path.dirname(file));
  return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}
