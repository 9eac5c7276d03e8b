import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readText } from '../../knowledge/files/read-text.ts';
import { StartError } from '../../local/start/start-error.ts';

const FrontMatter = z.strictObject({
  id: z.string().regex(/^team\d$/),
  title: z.string().min(1),
  /** Tasks of one wave are asked together; a later wave begins when the one before is complete. */
  wave: z.int().min(1).max(3),
  preset: z.string(),
  /** Documents of the library that the answer is for. */
  documents: z.array(z.string()).min(1),
});

export interface ResearchTask extends z.infer<typeof FrontMatter> {
  /** What is sent, word for word. */
  prompt: string;
}

/** Reads one task. Throws a StartError that names the file and what is wrong with it. */
export function parseTask(file: string, text: string): ResearchTask {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  const meta = FrontMatter.safeParse(parse(found?.[1] ?? '', { schema: 'core' }));
  const prompt = found?.[2]?.trim() ?? '';
  if (!meta.success) {
    const wrong = meta.error.issues.map((issue) => `${issue.path.join('.') || 'front matter'}: ${issue.message}`).join('; ');
    throw new StartError(`${file}: ${wrong}`);
  }
  if (`${meta.data.id}.md` !== path.basename(file)) throw new StartError(`${file}: its id is ${meta.data.id}`);
  if (!prompt) throw new StartError(`${file}: there is no prompt below the front matter`);
  return { ...meta.data, prompt };
}

/** The tasks of a folder, by wave and id. */
export async function readTasks(folder: string): Promise<ResearchTask[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).map((file) => path.join(folder, file));
  const tasks = await Promise.all(files.map(async (file) => parseTask(file, await readText(file))));
  return tasks.toSorted((a, b) => a.wave - b.wave || (a.id < b.id ? -1 : 1));
}
