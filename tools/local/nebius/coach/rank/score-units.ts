import { contentWords, countWords } from '../../../openai/lsa/content-words.ts';
import { weighQuery } from './weigh-query.ts';
import type { Passage } from '../read/parse-prompt.ts';
import type { Unit } from '../read/segment-passage.ts';

export interface ScoredUnit extends Unit {
  score: number;
  /** How well its passage fits the question; 1 for the best passage. */
  fit: number;
  /** Whether the heading of its passage names something the question names. */
  headed: boolean;
  words: ReadonlySet<string>;
}

/** What is looked for. */
export interface Search {
  searchText: string;
  wantsFigures: boolean;
  /** Numbers the asker gave, to find the row of a table that holds them. */
  figures: readonly number[];
}

export interface Ranking {
  /** Best first. */
  units: ScoredUnit[];
  /** Share of the question's meaning found anywhere in the passages, 0 to 1. */
  coverage: number;
  /** Words that mark the subject beyond those of the question, with weights that sum to 1. */
  subject: ReadonlyMap<string, number>;
}

const K1 = 1.2;
const B = 0.6;
const SUBJECT_WORDS = 18;
/** A passage this far below the best one is off the subject. */
const MIN_AFFINITY = 0.5;

/**
 * Ranks units by what is asked: BM25 with stemming on the unit and its label, the share of the question its headings name, how well its
 * passage fits, and how much of the subject's own vocabulary it carries (pseudo relevance feedback from the best passages).
 */
export function scoreUnits(units: readonly Unit[], { searchText, wantsFigures, figures }: Search): Ranking {
  const documents = units.map((unit) => countWords(contentWords(`${unit.label} ${unit.text}`)));
  const idf = inverseFrequency(documents);
  const weights = weighQuery(searchText);
  const headings = new Map(
    [...new Set(units.map((unit) => unit.passage))].map((passage) => [passage, new Set(contentWords(passage.section))]),
  );
  const known = (word: string): boolean => idf.has(word) || [...headings.values()].some((words) => words.has(word));
  const found = new Map([...weights].filter(([word]) => known(word)));
  const meanLength = documents.reduce((sum, counts) => sum + counts.size, 0) / Math.max(1, documents.length);
  const bm25 = normalised(documents.map((counts) => bm25Score(counts, found, idf, meanLength)));
  const affinity = passageAffinity(units, bm25, headings, found);
  const subject = subjectWords(units, documents, affinity, idf, new Set(found.keys()));
  const salience = normalised(documents.map((counts) => [...counts.keys()].reduce((sum, word) => sum + (subject.get(word) ?? 0), 0)));
  const scored = units.map((unit, at): ScoredUnit => {
    const fit = affinity.get(unit.passage) ?? 0;
    const relevance = 0.8 * (bm25[at] ?? 0) + 0.5 * (salience[at] ?? 0) + 2 * fit ** 3;
    const headed = [...found.keys()].some((word) => headings.get(unit.passage)?.has(word));
    const score = fit < MIN_AFFINITY ? 0 : relevance + formScore(unit, wantsFigures) + rangeScore(unit, figures);
    return { ...unit, score, fit, headed, words: new Set(documents[at]?.keys()) };
  });
  return { units: scored.sort((a, b) => b.score - a.score), coverage: sumOf(found) / (sumOf(weights) || 1), subject };
}

function inverseFrequency(documents: readonly Map<string, number>[]): Map<string, number> {
  const seenIn = new Map<string, number>();
  for (const counts of documents) for (const word of counts.keys()) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  return new Map([...seenIn].map(([word, count]) => [word, Math.log(1 + (documents.length - count + 0.5) / (count + 0.5))]));
}

function bm25Score(counts: Map<string, number>, query: ReadonlyMap<string, number>, idf: Map<string, number>, meanLength: number): number {
  const norm = K1 * (1 - B + (B * counts.size) / meanLength);
  let score = 0;
  for (const [word, weight] of query) {
    const count = counts.get(word) ?? 0;
    if (count > 0) score += (weight * (idf.get(word) ?? 0) * count * (K1 + 1)) / (count + norm);
  }
  return score;
}

/** How well each passage fits, best = 1: its best three units, the words of the question in its heading, its place in the search result. */
function passageAffinity(
  units: readonly Unit[],
  bm25: readonly number[],
  headings: ReadonlyMap<Passage, ReadonlySet<string>>,
  query: ReadonlyMap<string, number>,
): Map<Passage, number> {
  const massOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + (query.get(word) ?? 0), 0);
  const words = [...query.keys()];
  const mass = massOf(words) || 1;
  const passages = [...headings];
  const raw = passages.map(([passage, heading], at) => {
    const best = bm25.filter((_, unit) => units[unit]?.passage === passage).sort((a, b) => b - a);
    const inText = best.slice(0, 3).reduce((sum, x) => sum + x, 0) / 3;
    const inHeading = massOf(words.filter((word) => heading.has(word))) / mass;
    return inText + 2 * inHeading + 0.15 * (1 - at / passages.length);
  });
  const scaled = normalised(raw);
  return new Map(passages.map(([passage], at) => [passage, scaled[at] ?? 0]));
}

function subjectWords(
  units: readonly Unit[],
  documents: readonly Map<string, number>[],
  affinity: ReadonlyMap<Passage, number>,
  idf: ReadonlyMap<string, number>,
  query: ReadonlySet<string>,
): Map<string, number> {
  const weights = new Map<string, number>();
  documents.forEach((counts, at) => {
    const fit = (affinity.get(units[at]?.passage as Passage) ?? 0) ** 3;
    for (const word of counts.keys()) {
      if (!query.has(word) && !/^\d/.test(word)) weights.set(word, (weights.get(word) ?? 0) + fit * (idf.get(word) ?? 0));
    }
  });
  const strongest = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SUBJECT_WORDS);
  const sum = strongest.reduce((total, [, weight]) => total + weight, 0) || 1;
  return new Map(strongest.map(([word, weight]) => [word, weight / sum]));
}

/** What makes a unit good to read on its own, whatever it is about. */
function formScore(unit: Unit, wantsFigures: boolean): number {
  const words = unit.text.split(/\s+/).length;
  const figures = unit.text.match(/\d+(?:[.:]\d+)?/g)?.length ?? 0;
  let score = figures > 0 ? (wantsFigures ? 0.3 : 0.12) : 0;
  if (unit.kind === 'row') score -= wantsFigures ? 0.1 : 0.6;
  if (figures > 8 && !wantsFigures) score -= 0.4;
  if (/[=÷]|\b(?:table|column|can be read|figures? (?:are|come))\b/.test(unit.text)) score -= 0.25;
  if (words < 5) score -= 0.4;
  if (words > 55) score -= 0.3;
  if (/^(?:This|That|These|Those|It|They|Such|Another|Both|Otherwise|Then|The same|Also|However|Therefore)\b/.test(unit.text)) score -= 0.3;
  if (unit.text.endsWith('?')) score -= 0.3;
  if (/\b(?:study|studies|meta-analys[ie]s|trial|reviews?) (?:of|in|found|describe)|\bcomparison in\b/i.test(unit.text)) score -= 0.2;
  return score + 0.1 / (1 + unit.order);
}

/** Rows such as "75–85 min" stand or fall with the number that was asked for. */
function rangeScore(unit: Unit, figures: readonly number[]): number {
  const range = unit.kind === 'row' ? /(\d+)\s*[–-]\s*(\d+)/.exec(unit.text.split(':')[0] ?? '') : null;
  if (range === null || figures.length === 0) return 0;
  return figures.some((n) => n >= Number(range[1]) && n <= Number(range[2])) ? 1 : -0.6;
}

function sumOf(weights: ReadonlyMap<string, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function normalised(values: readonly number[]): number[] {
  const largest = values.reduce((max, x) => Math.max(max, x), 0) || 1;
  return values.map((x) => x / largest);
}
