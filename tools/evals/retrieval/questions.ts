import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Questions = z.array(
  z.strictObject({
    id: z.string(),
    kind: z.enum(['plain', 'follow-up', 'clumsy', 'off-topic']),
    question: z.string().min(1),
    /** What the athlete asked just before. */
    before: z.string().min(1).optional(),
  }),
);
const Judgements = z.array(z.strictObject({ id: z.string(), relevant: z.record(z.string(), z.union([z.literal(1), z.literal(2)])) }));

export interface JudgedQuestion {
  id: string;
  kind: z.infer<typeof Questions>[number]['kind'];
  question: string;
  before?: string | undefined;
  /** Gain of each place that answers: 2 directly, 1 helps. Empty when the library holds nothing. */
  gains: ReadonlyMap<string, number>;
}

const read = async (file: string): Promise<unknown> => parse(await readFile(path.join(import.meta.dirname, 'questions', file), 'utf8'));

/**
 * The judged Hyrox questions, with the judgements of the first pool and, unless only those are wanted, of the second. Throws for a question without a
 * judgement, for a judgement without a question and for a place that both pools judged.
 */
export async function readHyroxQuestions({ firstPoolOnly = false } = {}): Promise<JudgedQuestion[]> {
  const questions = Questions.parse(await read('hyrox.yaml'));
  const first = new Map(Judgements.parse(await read('judgements.yaml')).map(({ id, relevant }) => [id, relevant]));
  const second = new Map(Judgements.parse(await read('judgements-added.yaml')).map(({ id, relevant }) => [id, relevant]));
  const asked = new Set(questions.map(({ id }) => id));
  const lost = [...first.keys(), ...second.keys()].filter((id) => !asked.has(id));
  if (lost.length) throw new Error(`judgements without a question: ${lost.join(', ')}`);
  return questions.map((question) => {
    const [relevant, added = {}] = [first.get(question.id), second.get(question.id)];
    if (!relevant && question.kind !== 'off-topic') throw new Error(`question ${question.id} was never judged`);
    const twice = Object.keys(added).filter((place) => relevant?.[place] !== undefined);
    if (twice.length) throw new Error(`question ${question.id}: judged twice: ${twice.join(', ')}`);
    return { ...question, gains: new Map(Object.entries({ ...relevant, ...(firstPoolOnly ? {} : added) })) };
  });
}

/**
 * Which half a question belongs to, by the hash of its id alone: the same for ever, whatever else is added. Only `dev` may be looked at
 * while something is tuned.
 */
export const splitOf = (id: string): 'dev' | 'test' =>
  (createHash('sha256').update(`hyrox retrieval ${id}`).digest()[0] ?? 0) % 2 ? 'test' : 'dev';
