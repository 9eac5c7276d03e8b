import fs from 'node:fs/promises';
import { checkExamples, type ValidationReport } from './check-examples.ts';
import { loadTrainingTokenCounter } from './count-training-tokens.ts';
import { readExamQuestions } from './set/find-contamination.ts';
import { openExamples, readKnownSources } from './open-examples.ts';

/** Validates the committed examples, or files and folders of examples, or JSONL made elsewhere, against files of examination questions. */
export async function runValidation(input: { places: readonly string[]; against: readonly string[] }): Promise<ValidationReport> {
  const [opened, knownSources, countTokens, exam] = await Promise.all([
    openExamples(input.places),
    readKnownSources(),
    loadTrainingTokenCounter(),
    Promise.all(input.against.map(async (file) => readExamQuestions(file, await fs.readFile(file, 'utf8')))),
  ]);
  const isWholeSet = input.places.length === 0;
  const report = checkExamples(opened.rendered, { knownSources, countTokens, exam: exam.flat(), isWholeSet });
  return { ...report, findings: [...opened.findings, ...report.findings] };
}
