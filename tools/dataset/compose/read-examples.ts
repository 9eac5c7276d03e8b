import fs from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CATEGORIES, Example, type Category, type PlacedExample } from './example.ts';

export const EXAMPLES_DIR = path.join(import.meta.dirname, '../examples');

async function yamlFilesIn(place: string): Promise<string[]> {
  if (!(await fs.stat(place)).isDirectory()) return [place];
  const names = await fs.readdir(place, { recursive: true });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(place, name));
}

function categoryOf(file: string): Category {
  const folder = path.basename(path.dirname(file));
  const category = CATEGORIES.find((name) => name === folder);
  if (!category) throw new Error(`${file}: its folder is none of the categories ${CATEGORIES.join(', ')}`);
  return category;
}

/** Reads one file of examples. Throws an error that names the file, the example and what is wrong with it. */
export function parseExamples(file: string, text: string): PlacedExample[] {
  const category = categoryOf(file);
  const list = z.array(z.unknown()).safeParse(parse(text));
  if (!list.success) throw new Error(`${file}: is not a list of examples`);
  return list.data.map((entry, at) => {
    const example = Example.safeParse(entry);
    if (example.success) return { ...example.data, category, file };
    const id = z.object({ id: z.string() }).safeParse(entry).data?.id ?? `example ${at + 1}`;
    const wrong = example.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`${file}: ${id}: ${wrong}`);
  });
}

/** The examples of a folder, or of single files, ordered by file name and then as written. */
export async function readExamples(places: readonly string[] = [EXAMPLES_DIR]): Promise<PlacedExample[]> {
  const files = (await Promise.all(places.map(yamlFilesIn))).flat();
  const read = await Promise.all(files.map(async (file) => parseExamples(file, await fs.readFile(file, 'utf8'))));
  return read.flat();
}
