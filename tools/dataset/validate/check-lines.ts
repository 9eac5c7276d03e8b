import { ChatMessage } from '@hyrox/contracts';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Rendered } from '../compose/render-example.ts';
import type { Finding } from './finding.ts';

const Line = z.strictObject({ messages: z.array(ChatMessage).min(2) });

/** JSON is YAML, and the YAML reader tells of a key that is there twice; `JSON.parse` keeps the last one in silence. */
const repeatsKey = (line: string): boolean =>
  parseDocument(line, { uniqueKeys: true, strict: true }).errors.some((error) => error.code === 'DUPLICATE_KEY');

function readLine(line: string): { messages: ChatMessage[] } | { wrong: string; rule: string } {
  if (line.trim() === '') return { rule: 'blank-line', wrong: 'is a blank line' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { rule: 'json', wrong: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (repeatsKey(line)) return { rule: 'repeated-key', wrong: 'names a key twice' };
  const parsed = Line.safeParse(value);
  if (parsed.success) return parsed.data;
  return { rule: 'line-shape', wrong: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') };
}

/** Reads JSONL made elsewhere. A conversation is named by file and line; what is wrong with the bytes or the JSON is a finding. */
export function readLines(file: string, bytes: Uint8Array): { rendered: Rendered[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const tell = (id: string, rule: string, says: string) => findings.push({ id, rule, severity: 'error', says });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    tell(file, 'utf-8', 'is not UTF-8');
    return { rendered: [], findings };
  }
  if (text.startsWith('\uFEFF')) tell(file, 'byte-order-mark', 'begins with a byte order mark');
  if (!text.endsWith('\n')) tell(file, 'last-line', 'does not end with a line feed');
  const lines = text.replace(/^\uFEFF/u, '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const rendered: Rendered[] = [];
  for (const [at, line] of lines.entries()) {
    const id = `${file}:${at + 1}`;
    const read = readLine(line);
    if ('wrong' in read) tell(id, read.rule, read.wrong);
    else rendered.push({ id, category: null, messages: read.messages, passages: [], summary: null, sources: [], isGuarded: false });
  }
  return { rendered, findings };
}
