import type { ChunkLimits, CountTokens } from './chunk.ts';
import { marksBeforeStop } from './citations.ts';
import { unitOf, type Unit } from './parse-sections.ts';
import { renderUnits } from './render-units.ts';
import { splitSentences } from './split-sentences.ts';

/**
 * Splits units into parts of about equal size, none above the maximum, at paragraphs, list items and table rows; inside a paragraph only
 * when it alone is too long, and then after a sentence. Each part after the first begins with the last sentences of the one before it.
 * Throws when a single sentence or row is longer than a passage may be.
 */
export function splitLongSection(units: Unit[], limits: ChunkLimits, countTokens: CountTokens): Unit[][] {
  const size = (some: readonly Unit[]): number => countTokens(renderUnits(some));
  const total = size(units);
  if (total <= limits.maxTokens) return [units];
  const room = limits.maxTokens - limits.overlapMaxTokens;
  const pieces = units.flatMap((unit) => (size([unit]) > room ? cutUnit(unit, room, size) : [unit]));
  const goal = total / Math.ceil(total / room);
  const parts: Unit[][] = [];
  let overlap: Unit[] = [];
  let fresh: Unit[] = [];
  for (const piece of pieces) {
    const full = size(fresh) >= goal || size([...overlap, ...fresh, piece]) > limits.maxTokens;
    const carried = headingsAtEnd(fresh);
    const done = fresh.slice(0, fresh.length - carried.length);
    if (full && done.length > 0) {
      parts.push([...overlap, ...done]);
      const tail = tailOf(done, limits, size);
      overlap = size([...tail, ...carried, piece]) > limits.maxTokens ? [] : tail;
      fresh = carried;
    }
    fresh = [...fresh, piece];
  }
  parts.push([...overlap, ...fresh]);
  return parts;
}

function headingsAtEnd(units: Unit[]): Unit[] {
  const lastText = units.findLastIndex((unit) => unit.kind !== 'heading');
  return units.slice(lastText + 1);
}

const sentencesOf = (unit: Unit, block: number): Unit[] =>
  splitSentences(marksBeforeStop(unit.raw)).map((sentence) => unitOf(block, 'sentence', sentence));

function cutUnit(unit: Unit, room: number, size: (units: Unit[]) => number): Unit[] {
  const sentences = unit.kind === 'row' ? [unit] : sentencesOf(unit, unit.block);
  const tooLong = sentences.find((sentence) => size([sentence]) > room);
  if (tooLong) throw new Error(`a single sentence or table row has more than ${room} tokens: "${tooLong.text.slice(0, 60)}…"`);
  return sentences;
}

/**
 * The shortest run of sentences, list items or rows at the end of a part that reaches the smallest overlap and stays within the largest.
 * Empty when the last of them alone is longer. Sentences get block numbers of their own, so that they are printed as paragraphs.
 */
function tailOf(units: Unit[], limits: ChunkLimits, size: (units: Unit[]) => number): Unit[] {
  const whole = (unit: Unit): boolean =>
    unit.kind === 'row' || unit.kind === 'heading' || (unit.kind === 'item' && size([unit]) <= limits.overlapMaxTokens);
  const sentences = units.flatMap((unit, at) => (whole(unit) ? [unit] : sentencesOf(unit, -1 - at)));
  let tail: Unit[] = [];
  for (const sentence of sentences.reverse()) {
    const longer = [sentence, ...tail];
    if (size(tail) >= limits.overlapMinTokens || size(longer) > limits.overlapMaxTokens) break;
    tail = longer;
  }
  return tail.slice(tail.findIndex((unit) => unit.kind !== 'heading'));
}
