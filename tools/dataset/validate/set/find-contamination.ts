import path from 'node:path';
import { parse } from 'yaml';
import type { Rendered } from '../../compose/render-example.ts';
import type { Finding } from '../finding.ts';
import { shingles, wordsOf } from '../words.ts';

/** A question that a model is examined with. */
export interface ExamQuestion {
  file: string;
  /** Counts from 1 within its file. */
  at: number;
  text: string;
}

const CONTAINED = 0.5;
const LEAST_WORDS = 4;

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
};

/** Every text of four words or more in a file of questions: YAML, JSON and JSONL by their strings, anything else line by line. */
export function readExamQuestions(file: string, text: string): ExamQuestion[] {
  const ending = path.extname(file);
  const lines = (): string[] => text.split('\n').filter((line) => line.trim() !== '');
  const strings =
    ending === '.jsonl'
      ? lines().flatMap((line) => stringsIn(JSON.parse(line)))
      : ['.yaml', '.yml', '.json'].includes(ending)
        ? stringsIn(parse(text))
        : lines();
  return strings.filter((one) => wordsOf(one).length >= LEAST_WORDS).map((one, at) => ({ file, at: at + 1, text: one }));
}

/**
 * Examples that share eight words in a row with a question, or whose own questions hold half of its runs of three words. A finding names
 * the place of the question and not its words, so that whoever mends the example does not learn the examination.
 */
export function findContamination(set: readonly Rendered[], questions: readonly ExamQuestion[]): Finding[] {
  const exam = questions.map((question) => {
    const words = wordsOf(question.text);
    return { ...question, threes: [...new Set(shingles(words, 3))], eights: shingles(words, 8) };
  });
  return set.flatMap((one) => {
    const said = one.messages.filter((message) => message.role !== 'system');
    const eights = new Set(said.flatMap(({ content }) => shingles(wordsOf(content), 8)));
    const asked = said.filter((message) => message.role === 'user').map(({ content }) => new Set(shingles(wordsOf(content), 3)));
    return exam.flatMap((question): Finding[] => {
      const place = `question ${question.at} of ${question.file}`;
      const tell = (says: string): Finding[] => [{ id: one.id, rule: 'contaminated', severity: 'error', says }];
      if (question.eights.some((run) => eights.has(run))) return tell(`shares eight words in a row with ${place}`);
      const most = Math.max(0, ...asked.map((runs) => question.threes.filter((run) => runs.has(run)).length / question.threes.length));
      return most >= CONTAINED ? tell(`a question of it holds ${Math.round(most * 100)} % of ${place}`) : [];
    });
  });
}
