import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function readFile(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.jsonl'))
    return text
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => stringsIn(JSON.parse(line)));
  if (file.endsWith('.json')) return stringsIn(JSON.parse(text));
  if (/\.ya?ml$/.test(file)) return parseAllDocuments(text).flatMap((document) => stringsIn(document.toJS()));
  return file.endsWith('.md') ? [text] : [];
}

/** Every text in the data files (JSON, JSONL, YAML, Markdown) under a folder, whatever their shape. */
export function readTexts(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => readFile(path.join(entry.parentPath, entry.name)));
}
