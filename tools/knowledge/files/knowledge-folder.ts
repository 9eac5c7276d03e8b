import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Chunk } from '../chunk/chunk.ts';
import { readText } from './read-text.ts';

/** The folder of documents and what the tool writes into it. */
export interface KnowledgeFolder {
  /** Documents by file name, sorted. */
  readDocuments: () => Promise<{ file: string; text: string }[]>;
  /** Replaces the text of one document. */
  writeDocument: (file: string, text: string) => Promise<void>;
  readSources: () => Promise<string>;
  /** The passages as they were last written. Throws when `chunk` was never run. */
  readChunks: () => Promise<Chunk[]>;
  writeChunks: (chunks: readonly Chunk[], statsPage: string) => Promise<void>;
}

/** Formatted so that the same passages give the same bytes. */
const asJson = (chunks: readonly Chunk[]): string => `${JSON.stringify(chunks, null, 2)}\n`;

export function openKnowledgeFolder(dir: string): KnowledgeFolder {
  const chunksDir = path.join(dir, 'chunks');
  const chunksFile = path.join(chunksDir, 'all_chunks.json');
  const read = (file: string): Promise<string> => readText(path.join(dir, file));
  return {
    readDocuments: async () => {
      const files = (await readdir(dir)).filter((file) => file.endsWith('.md') && file !== 'README.md').sort();
      return Promise.all(files.map(async (file) => ({ file, text: await read(file) })));
    },
    writeDocument: (file, text) => writeFile(path.join(dir, file), text),
    readSources: () => read('sources.yaml'),
    readChunks: async () => {
      const text = await readFile(chunksFile, 'utf8').catch((cause: unknown) => {
        throw new Error(`${chunksFile} cannot be read; run the command chunk first`, { cause });
      });
      return JSON.parse(text) as Chunk[];
    },
    writeChunks: async (chunks, statsPage) => {
      await mkdir(chunksDir, { recursive: true });
      await writeFile(chunksFile, asJson(chunks));
      await writeFile(path.join(chunksDir, 'chunk_stats.md'), statsPage);
    },
  };
}
