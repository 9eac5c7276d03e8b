import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Chunk } from '../chunk/chunk.ts';
import { chunkBody } from '../chunk/chunk-markdown.ts';
import { loadTokenCounter } from '../chunk/count-tokens.ts';
import { describeChunk } from '../chunk/describe-chunk.ts';
import { refuseUnsafeText } from '../chunk/refuse-unsafe-text.ts';
import { readText } from '../files/read-text.ts';

/** Passages made elsewhere, in the shape of the build plan. What it leaves out is worked out from the text. */
const ForeignChunk = z.object({
  id: z.string().min(1).max(200),
  source_doc: z.string().min(1),
  source_name: z.string().min(1).optional(),
  section: z.string().min(1),
  content: z.string().trim().min(1),
  topic_tags: z.array(z.string()).default([]),
  chunk_index: z.int().min(0),
});

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

/** What was read, and under which name its rows are kept apart from everybody else's. */
export interface Import {
  managedBy: string;
  chunks: Chunk[];
}

/** Reads a folder of Markdown without our front matter, or an `all_chunks.json`. Throws an error that names the file and what is wrong. */
export async function readImport(from: string): Promise<Import> {
  const managedBy = `import:${slugOf(path.basename(from, path.extname(from)))}`;
  const found = await stat(from).catch((cause: unknown) => {
    throw new Error(`${from}: there is no such file or folder`, { cause });
  });
  const chunks = await (found.isDirectory() ? readFolder(from) : readChunksFile(from));
  refuseTwins(from, chunks);
  for (const { id, est_tokens } of chunks) {
    if (est_tokens > MAX_PASSAGE_TOKENS) {
      throw new Error(
        `${from}: passage ${id} has ${est_tokens} tokens; no embedding model takes more than ${MAX_PASSAGE_TOKENS}, cut it first`,
      );
    }
  }
  return { managedBy, chunks };
}

/** What is embedded carries its heading too, so a little room is left under the 8,192 tokens of the models. */
const MAX_PASSAGE_TOKENS = 8_000;
/** As large as fifty thousand passages. */
const MAX_CHUNKS_BYTES = 256 * 1024 * 1024;

/** Two passages under one id, or in one place of one document, would be one row. */
function refuseTwins(from: string, chunks: readonly Chunk[]): void {
  const seen = new Set<string>();
  for (const { id, source_doc, chunk_index } of chunks) {
    for (const [key, words] of [
      [id, `the id ${id}`],
      [`${source_doc}\n${chunk_index}`, `the place ${chunk_index} of ${source_doc}`],
    ] as const) {
      if (seen.has(key)) throw new Error(`${from}: ${words} is used more than once`);
      seen.add(key);
    }
  }
}

async function readFolder(dir: string): Promise<Chunk[]> {
  const countTokens = await loadTokenCounter();
  const files = (await readdir(dir)).filter((file) => file.endsWith('.md')).toSorted();
  if (files.length === 0) throw new Error(`${dir}: no Markdown file in this folder`);
  const documents = await Promise.all(files.map(async (file) => ({ file, text: await readText(path.join(dir, file)) })));
  return documents.flatMap(({ file, text }) => {
    refuseUnsafeText(file, text);
    const name = path.basename(file, '.md');
    const title = /^#\s+(.+?)\s*#*$/mu.exec(text)?.[1] ?? name;
    return chunkBody({ file, id: slugOf(name), title, body: text.replaceAll('\r\n', '\n') }, countTokens);
  });
}

async function readChunksFile(file: string): Promise<Chunk[]> {
  const countTokens = await loadTokenCounter();
  const parsed = z.array(ForeignChunk).safeParse(parseJson(file, await readText(file, MAX_CHUNKS_BYTES)));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `${file}: passage ${String(issue?.path[0] ?? '')}, ${issue?.path.slice(1).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`,
    );
  }
  return parsed.data.map((foreign) => {
    // Headings and names go into the prompt as well as the text.
    const { content: text, id: name, ...rest } = foreign;
    for (const part of [text, name, rest.source_doc, rest.source_name ?? '', rest.section, ...rest.topic_tags]) {
      refuseUnsafeText(`${file} (passage ${foreign.chunk_index} of ${JSON.stringify(foreign.source_doc)})`, part);
    }
    const place = { source_name: foreign.source_name ?? foreign.source_doc, heading_path: foreign.section, section: foreign.section };
    const { id, source_doc, chunk_index, topic_tags, content } = foreign;
    return { ...describeChunk({ ...place, content, asked_as: '', keys: [] }, countTokens), id, source_doc, chunk_index, topic_tags };
  });
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file}: not JSON (${(cause as Error).message})`, { cause });
  }
}
