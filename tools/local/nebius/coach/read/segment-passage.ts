import type { Passage } from './parse-prompt.ts';
import { readTable } from './read-table.ts';

/** The smallest thing the coach may quote. */
export interface Unit {
  text: string;
  kind: 'sentence' | 'item' | 'row';
  /** A bold run-in heading such as "Leg drive", when the paragraph has one. */
  label: string;
  passage: Passage;
  /** Units of one paragraph, list or table share it. */
  block: string;
  /** Place within the passage. */
  order: number;
}

/** Bold words that end like a heading; bold words a sentence goes on from are none. */
const LABEL = /^\*\*([^*]{2,60}?)(?:[.:]\*\*|(?<=\?)\*\*|\*\*[.:])\s*/;
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|vs|approx|etc|cf|no|fig|min|max|dr|st)\.)$/i;

/**
 * Cuts a passage into sentences, list items and table rows, each whole, so that numbers keep their units and conditions. Source marks and
 * bold are taken off; a bold run-in heading is kept as the label of what it heads, also when it stands alone above a list.
 */
export function segmentPassage(passage: Passage): Unit[] {
  const units: Unit[] = [];
  const blocks = passage.content.replace(/\s*\[src:[^\]]*\]/g, '').split(/\n\s*\n/);
  let heldLabel = '';
  blocks.forEach((block, at) => {
    const { label, rest } = takeLabel(block.trim());
    if (rest === '') {
      heldLabel = label;
      return;
    }
    const shared = { label: label || heldLabel, passage, block: `${passage.number}.${at}` };
    heldLabel = '';
    for (const { text, kind } of cutBlock(rest)) {
      // A sentence that only announces a list becomes the label of its items.
      if (kind === 'sentence' && text.endsWith(':')) heldLabel = text.split(' ').length <= 8 ? text.slice(0, -1) : '';
      else
        units.push({ text, kind, ...shared, label: kind === 'sentence' ? shared.label : shared.label || heldLabel, order: units.length });
    }
  });
  return units;
}

function takeLabel(block: string): { label: string; rest: string } {
  const match = LABEL.exec(block);
  if (match === null || block.startsWith('|')) return { label: '', rest: block };
  return { label: match[1] ?? '', rest: block.slice(match[0].length) };
}

function cutBlock(block: string): Pick<Unit, 'text' | 'kind'>[] {
  const lines = block.split('\n').filter((line) => !/^#{1,6} |^\s*-{3,}\s*$/.test(line));
  const tableLines = lines.filter((line) => line.trimStart().startsWith('|'));
  const listStart = lines.findIndex((line) => /^\s*(?:[-*•]|\d+[.)]) /.test(line));
  const prose = lines.filter((line, at) => !tableLines.includes(line) && (listStart < 0 || at < listStart)).join(' ');
  return [
    ...splitSentences(plain(prose)).map((text) => ({ text, kind: 'sentence' as const })),
    ...(listStart < 0 ? [] : readItems(lines.slice(listStart))).map((text) => ({ text, kind: 'item' as const })),
    ...readTable(tableLines).map((text) => ({ text, kind: 'row' as const })),
  ];
}

function readItems(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^\s*(?:[-*•]|\d+[.)]) (.*)$/.exec(line);
    if (item !== null) items.push(plain(item[1] ?? ''));
    else if (items.length > 0) items.push(`${items.pop()} ${plain(line)}`);
  }
  return items.filter((item) => item !== '');
}

function plain(text: string): string {
  return text.replaceAll('**', '').replace(/\s+/g, ' ').trim();
}

/** Sentences of running text; abbreviations and decimals do not end one. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const part of text.split(/(?<=[.!?]["”’)]*)\s+(?=["“(]?[A-Z0-9])/)) {
    const before = sentences.at(-1);
    if (before !== undefined && ABBREVIATION.test(before)) sentences[sentences.length - 1] = `${before} ${part}`;
    else if (part.trim() !== '') sentences.push(part.trim());
  }
  return sentences;
}
