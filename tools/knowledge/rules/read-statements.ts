import { citedKeys, marksBeforeStop, withoutCitations } from '../chunk/citations.ts';
import { splitSentences } from '../chunk/split-sentences.ts';

/** A sentence, a list item's sentence or a table cell, with everything around it that says what its figures are about. */
export interface Statement {
  file: string;
  /** From 1. */
  line: number;
  text: string;
  /** What it cites; a sentence without marks takes those of its paragraph. */
  keys: string[];
  /** From the title down. */
  headings: string[];
  /** Sentences of the same paragraph before this one. */
  before: string;
  /** For a table cell: the whole row, its first cell, and the head of its column. */
  row?: { all: string; label: string; head: string; heads: string };
}

const HEADING = /^(#{1,6})\s+(.*)$/u;
const SEPARATOR = /^\s*\|?\s*:?-{2,}/u;
const MARK = /^<!--/u;

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map((cell) => withoutCitations(cell));

/** Reads a document line by line into statements. Pure; front matter and table marks are passed over. */
export function readStatements(file: string, text: string): Statement[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const statements: Statement[] = [];
  let headings: string[] = [];
  let head: string[] = [];
  const bodyFrom = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  for (const [at, raw] of lines.entries()) {
    const line = at + 1;
    if (at < bodyFrom || !raw.trim() || MARK.test(raw)) continue;
    const heading = HEADING.exec(raw);
    if (heading) {
      headings = [...headings.slice(0, (heading[1]?.length ?? 1) - 1), heading[2] ?? ''];
      statements.push({ file, line, text: heading[2] ?? '', keys: [], headings, before: '' });
    } else if (raw.trim().startsWith('|')) {
      if (SEPARATOR.test(lines[at + 1] ?? '')) head = cellsOf(raw);
      if (SEPARATOR.test(lines[at + 1] ?? '') || SEPARATOR.test(raw)) continue;
      const cells = cellsOf(raw);
      const row = { all: cells.join(' | '), label: cells[0] ?? '', heads: head.join(' | ') };
      cells.forEach((cell, i) => {
        statements.push({ file, line, text: cell, keys: citedKeys(raw), headings, before: '', row: { ...row, head: head[i] ?? '' } });
      });
    } else {
      const sentences = splitSentences(marksBeforeStop(raw.replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, '')));
      sentences.forEach((sentence, i) => {
        const own = citedKeys(sentence);
        const later =
          sentences
            .slice(i + 1)
            .map(citedKeys)
            .find((keys) => keys.length > 0) ?? [];
        const before = sentences.slice(0, i).map(withoutCitations).join(' ');
        statements.push({ file, line, text: withoutCitations(sentence), keys: own.length ? own : later, headings, before });
      });
    }
  }
  return statements;
}
