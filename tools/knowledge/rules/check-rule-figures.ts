import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RACE_TABLES } from '@hyrox/coaching';
import { parse } from 'yaml';
import { z } from 'zod';
import { judgeAgesAndSeasons } from './judge-ages-and-seasons.ts';
import { judgeAmounts } from './judge-amounts.ts';
import { judgeCohorts } from './judge-cohorts.ts';
import { judgeLoads } from './judge-loads.ts';
import { judgePenalties } from './judge-penalties.ts';
import { fillTables } from '../tables/fill-tables.ts';
import { readStatements, type Statement } from './read-statements.ts';
import type { RuleFinding } from './rule-finding.ts';

const Reviewed = z.array(
  z.strictObject({ file: z.string(), words: z.string().min(10), figures: z.array(z.string()).min(1), why: z.string().min(10) }),
);
/** A figure that a person has read and found to be no rule. */
export type ReviewedFigure = z.infer<typeof Reviewed>[number];

export const REVIEWED = Reviewed.parse(parse(readFileSync(path.join(import.meta.dirname, 'reviewed.yaml'), 'utf8')));

export interface RuleCheckInput {
  documents: readonly { file: string; text: string }[];
  /** Kind of each source by its key, as sources.yaml says. */
  sourceKinds: ReadonlyMap<string, string>;
  reviewed?: readonly ReviewedFigure[];
}

/** What a section about wrong figures quotes is wrong on purpose; what stands outside the marks is judged. */
const withoutQuotes = (statement: Statement): Statement =>
  statement.headings.some((heading) => /\bwrong\b/iu.test(heading))
    ? { ...statement, text: statement.text.replaceAll(/"[^"]*"/gu, (quoted) => quoted.replaceAll(/\d/gu, '#')) }
    : statement;

/** Loads of a study are the study's. */
const isOfStudy = ({ keys }: Statement, kinds: ReadonlyMap<string, string>): boolean =>
  keys.length > 0 &&
  keys.every((key) => kinds.get(key) === 'paper' || key === 'coaching-practice') &&
  keys.some((key) => kinds.get(key) === 'paper');

function judge(statement: Statement, kinds: ReadonlyMap<string, string>): RuleFinding[] {
  const told = withoutQuotes(statement);
  const loads = isOfStudy(told, kinds) ? [] : judgeLoads(told);
  return [...loads, ...judgeAmounts(told), ...judgePenalties(told), ...judgeAgesAndSeasons(told), ...judgeCohorts(told)];
}

/** Lines of a generated table that are not what the data makes of it. */
function judgeTables(file: string, text: string): RuleFinding[] {
  const made = fillTables(file, text, RACE_TABLES).split('\n');
  const wrong = text.split('\n').flatMap((words, i) => (words === made[i] ? [] : [{ line: i + 1, words, expected: made[i] ?? 'nothing' }]));
  return wrong.slice(0, 1).map((first) => ({ file, figure: 'a line of a table', ...first }));
}

/**
 * Reads loads, distances, repetitions, target heights, penalties, age groups, seasons and cohort figures out of the documents and returns those that the
 * data of the race (`libs/coaching/src/race`) does not give, and reviewed entries that fit nothing any more.
 */
export function checkRuleFigures({ documents, sourceKinds, reviewed = REVIEWED }: RuleCheckInput): RuleFinding[] {
  const used = new Set<ReviewedFigure>();
  const findings = documents.flatMap(({ file, text }) => {
    const entries = reviewed.filter((entry) => entry.file === file);
    const told = readStatements(file, text).flatMap((statement) =>
      judge(statement, sourceKinds).filter(({ figure }) => {
        const entry = entries.find(({ words, figures }) => statement.text.includes(words) && figures.includes(figure));
        if (entry) used.add(entry);
        return !entry;
      }),
    );
    return [...told, ...judgeTables(file, text)];
  });
  const read = new Set(documents.map(({ file }) => file));
  const stale = reviewed.filter((entry) => read.has(entry.file) && !used.has(entry));
  return [
    ...findings,
    ...stale.map(({ file, words }) => ({ file, line: 0, figure: 'reviewed entry', expected: 'to fit a figure', words })),
  ];
}

/** `team1c.md:35: 150 kg; the rules say sled push 152 kg (open men): …words…` */
export const tellRuleFinding = ({ file, line, figure, expected, words }: RuleFinding): string =>
  `${file}:${line}: ${figure}; the rules say ${expected}: …${words}…`;
