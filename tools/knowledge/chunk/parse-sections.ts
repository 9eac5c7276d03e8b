import { citedKeys, withoutCitations } from './citations.ts';

/** The smallest piece a passage is built from. Units of one block are printed together. */
export interface Unit {
  block: number;
  kind: 'heading' | 'paragraph' | 'sentence' | 'item' | 'row';
  /** As written, citation marks included. */
  raw: string;
  text: string;
  keys: string[];
  /** For a row: the two header lines, printed again wherever the table continues. */
  tableHead?: string;
}

/** Text under one H2 or H3, in document order. */
export interface Section {
  path: string[];
  units: Unit[];
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
const ROW = /^\s*\|/;
const FENCE = /^\s*(```|~~~)/;

/** One unit from its raw text. */
export const unitOf = (block: number, kind: Unit['kind'], raw: string, tableHead?: string): Unit => ({
  block,
  kind,
  raw,
  text: withoutCitations(raw),
  keys: citedKeys(raw),
  ...(tableHead === undefined ? {} : { tableHead }),
});

/** Splits the body of a document at H1, H2 and H3 and its text into paragraphs, list items and table rows. Text under H1 has the path [H1]. */
export function parseSections(body: string): Section[] {
  const sections: Section[] = [];
  let headings: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    const path = headings.length > 1 ? headings.slice(1) : headings;
    const units = parseUnits(lines);
    if (units.length) sections.push({ path: path.filter(Boolean), units });
    lines = [];
  };
  let fenced = false;
  for (const line of body.split('\n')) {
    if (FENCE.test(line)) fenced = !fenced;
    const heading = fenced ? null : HEADING.exec(line);
    const level = heading?.[1]?.length ?? 0;
    if (level < 1 || level > 3) {
      lines.push(line);
      continue;
    }
    close();
    headings = [...Array.from({ length: level - 1 }, (_, at) => headings[at] ?? ''), heading?.[2] ?? ''];
  }
  close();
  return sections;
}

function parseUnits(lines: string[]): Unit[] {
  const units: Unit[] = [];
  let block = 0;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at++;
      continue;
    }
    const end = blockEnd(lines, at);
    const found = readBlock(lines.slice(at, end), block++);
    const previous = units.at(-1);
    for (const unit of found) {
      if (unit.text) units.push(unit);
      else if (previous) previous.keys = [...new Set([...previous.keys, ...unit.keys])].sort();
    }
    at = end;
  }
  return units;
}

/** A fence ends at its partner, a heading with its line, anything else at the next empty line or at a change of kind. */
function blockEnd(lines: string[], from: number): number {
  const first = lines[from] ?? '';
  if (FENCE.test(first)) {
    const partner = lines.findIndex((line, at) => at > from && FENCE.test(line));
    return partner === -1 ? lines.length : partner + 1;
  }
  if (HEADING.test(first)) return from + 1;
  let at = from + 1;
  const isRow = ROW.test(first);
  while (at < lines.length && lines[at]?.trim() && ROW.test(lines[at] ?? '') === isRow && !HEADING.test(lines[at] ?? '')) {
    if (!ITEM.test(first) && ITEM.test(lines[at] ?? '')) break;
    at++;
  }
  return at;
}

function readBlock(lines: string[], block: number): Unit[] {
  const first = lines[0] ?? '';
  const heading = HEADING.exec(first);
  if (heading) return [unitOf(block, 'heading', `**${heading[2] ?? ''}**`)];
  if (ROW.test(first)) return readTable(lines, block);
  if (ITEM.test(first)) return readItems(lines, block);
  const text = FENCE.test(first) ? lines.join('\n') : lines.map((line) => line.trim()).join(' ');
  return [unitOf(block, 'paragraph', text)];
}

function readTable(lines: string[], block: number): Unit[] {
  const rows = lines.map((line) => line.trim());
  const hasHead = /^\|?\s*:?-{2,}/.test(rows[1]?.replace(/^\|\s*/, '') ?? '');
  if (!hasHead) return rows.map((row) => unitOf(block, 'row', row));
  const head = rows.slice(0, 2).map(withoutCitations).join('\n');
  return rows.slice(2).map((row) => unitOf(block, 'row', row, head));
}

function readItems(lines: string[], block: number): Unit[] {
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.trimEnd());
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.map((item) =>
    unitOf(
      block,
      'item',
      item.replace(/^\s+(?=\S)/, (indent) => '  '.repeat(Math.floor(indent.length / 2))),
    ),
  );
}
