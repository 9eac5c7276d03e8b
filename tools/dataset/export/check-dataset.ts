import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readManifest } from './dataset-folder.ts';
import type { FileEntry } from './manifest.ts';

/** Reads an export once and says what does not agree with its manifest; nothing when it is whole. */
export async function checkDataset(folder: string): Promise<string[]> {
  const manifest = await readManifest(folder);
  const problems: string[] = [];
  for (const entry of [...manifest.shards, manifest.index]) problems.push(...(await checkFile(folder, entry)));
  const lines = manifest.shards.reduce((sum, shard) => sum + shard.lines, 0);
  if (lines !== manifest.index.lines) problems.push(`${lines} examples and ${manifest.index.lines} index lines`);
  return problems;
}

async function checkFile(folder: string, entry: FileEntry): Promise<string[]> {
  const file = path.join(folder, entry.file);
  if (!fs.existsSync(file)) return [`${entry.file} is missing`];
  const hash = createHash('sha256');
  let lines = 0;
  for await (const part of fs.createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(part);
    for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) lines += 1;
  }
  if (hash.digest('hex') !== entry.sha256) return [`${entry.file} is not what was written`];
  return lines === entry.lines ? [] : [`${entry.file} has ${lines} lines instead of ${entry.lines}`];
}
