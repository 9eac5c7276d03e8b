import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Chunk } from '../chunk/chunk.ts';
import { parseAsked, type AskedQuestions } from './parse-asked.ts';
import { readText } from './read-text.ts';

/** The folder of documents and what the tool writes into it. */
export interface KnowledgeFolder {
  /** Documents by file name, sorted. */
  readDocuments: () => Promise<{ file: string; text: string }[]>;
  /** Replaces the text of one document. */
  writeDocument: (file: string, text: string) => Promise<void>;
  readSources: () => Promise<string>;
  /** What athletes ask of each section; nothing in a folder without that file. */
  readAsked: () => Promise<AskedQuestions>;
  /** The passages as they were last written. Throws when `chunk` was never run. */
  readChunks: () => Promise<Chunk[]>;
  writeChunks: (chunks: readonly Chunk[], statsPage: string) => Promise<void>;
}

/** As large as fifty thousand passages. */
const MAX_CHUNKS_BYTES = 256 * 1024 * 1024;

/** Written aside and renamed: whoever reads, and whatever ends the process, there is the old file or the new one, whole. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.partial`, text);
  await rename(`${file}.partial`, file);
}

/** Formatted so that the same passages give the same bytes. */
const asJson = (chunks: readonly Chunk[]): string => `${JSON.stringify(chunks, null, 2)}\n`;

export function openKnowledgeFolder(dir: string): KnowledgeFolder {
  const chunksDir = path.join(dir, 'chunks');
  const chunksFile = path.join(chunksDir, 'all_chunks.json');
  const read = (file: string): Promise<string> => readText(path.join(dir, file));
  return {
    readDocuments: async () => {
      const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
        throw new Error(`${dir}: there is no such folder`, { cause });
      });
      const named = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith('.md') && entry.name !== 'README.md');
      const files = named.map(({ name }) => name).sort();
      return Promise.all(files.map(async (file) => ({ file, text: await read(file) })));
    },
    writeDocument: (file, text) => writeWhole(path.join(dir, file), text),
    readSources: () => read('sources.yaml'),
    readAsked: async () => {
      const file = path.join(dir, 'asked.yaml');
      return parseAsked(existsSync(file) ? await readText(file) : '{}');
    },
    readChunks: async () => {
      try {
        return JSON.parse(await readText(chunksFile, MAX_CHUNKS_BYTES)) as Chunk[];
      } catch (cause) {
        throw new Error(`${chunksFile} cannot be read; run the command chunk first`, { cause });
      }
    },
    writeChunks: async (chunks, statsPage) => {
      await mkdir(chunksDir, { recursive: true });
      await writeWhole(chunksFile, asJson(chunks));
      await writeWhole(path.join(chunksDir, 'chunk_stats.md'), statsPage);
    },
  };
}
